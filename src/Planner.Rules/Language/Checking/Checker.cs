using Planner.Rules.Diagnostics;
using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <summary>
/// Binds names and finds types. Every fault is reported and its part replaced by a <see cref="FaultyNode"/>, which fits everywhere, so
/// that one fault does not hide others nor cause new ones.
/// </summary>
internal sealed partial class Checker
{
    private readonly FaultList faults;
    private SyntaxNode? recordPlace;
    private NameScope scope;

    private Checker(NameScope scope, FaultList faults)
    {
        this.scope = scope;
        this.faults = faults;
    }

    /// <summary>Parses and checks a text, and asks for a type of result.</summary>
    /// <returns>The tree, or null when <paramref name="faults"/> says why not.</returns>
    public static TypedExpression? Check(string text, NameScope scope, ExpressionKind expected, FaultList faults)
    {
        if (Parser.Parse(text, faults, scope.CaseMatters) is not { } syntax)
        {
            return null;
        }

        // A record is made for a reader of the output only, so it is taken as the whole of an expression and nowhere inside one.
        var checker = new Checker(scope, faults) { recordPlace = expected == ExpressionKind.Any ? syntax : null };
        TypedExpression tree = checker.Visit(syntax);
        if (tree.Type.Kind != TypeKind.Faulty && !Satisfies(tree.Type, expected))
        {
            faults.Add(LanguageCode.ResultType, tree.Range, expected == ExpressionKind.Boolean
                ? "Expression of type 'Boolean' expected"
                : $"A number is expected here, not a value of type '{tree.Type}'");
        }

        return faults.Any ? null : tree;
    }

    private static bool Satisfies(LanguageType type, ExpressionKind expected) => expected switch
    {
        ExpressionKind.Boolean => type is { Kind: TypeKind.Bool, IsNullable: false },
        ExpressionKind.Number => type is { IsNumeric: true, IsNullable: false },
        _ => true,
    };

    private TypedExpression Visit(SyntaxNode node) => node switch
    {
        LiteralSyntax literal => LiteralReader.Read(literal, faults),
        NameSyntax name => Name(name),
        MemberSyntax member => Member(member),
        CallSyntax call => Call(call),
        IndexSyntax index => Index(index),
        UnarySyntax unary => Unary(unary),
        BinarySyntax binary => Binary(binary),
        ConditionalSyntax conditional => Conditional(conditional),
        InSyntax membership => In(membership),
        ArraySyntax array => Array(array),
        RecordSyntax record when ReferenceEquals(record, recordPlace) => Record(record),
        RecordSyntax record => Fault(LanguageCode.Refused, record.Range, "Objects cannot be made inside an expression; new (a as X, …) is the whole of an OutputExpression"),
        LambdaSyntax lambda => Fault(LanguageCode.Refused, lambda.ParameterRange, "'=>' is only taken in the argument of a list operation such as Any(x => …)"),
        _ => throw new InvalidOperationException($"no check for {node.GetType().Name}"),
    };

    private TypedExpression Name(NameSyntax syntax)
    {
        switch (scope.CaseMatters ? syntax.Name : syntax.Name.ToLowerInvariant())
        {
            case "true":
                return new ConstantNode(syntax.Range, LanguageType.Bool, true);
            case "false":
                return new ConstantNode(syntax.Range, LanguageType.Bool, false);
            case "null":
                return new ConstantNode(syntax.Range, LanguageType.Null, null);
            case "it":
                return scope.It?.Invoke(syntax.Range) ?? Fault(LanguageCode.UnknownName, syntax.Range, "No 'it' is in scope");
            case "root":
                return scope.Root?.Invoke(syntax.Range) ?? Fault(LanguageCode.UnknownName, syntax.Range, "No 'root' is in scope");
            default:
                break;
        }

        if (scope.Find(syntax.Name) is { } found)
        {
            return found(syntax.Range);
        }

        TypedExpression? it = scope.It?.Invoke(syntax.Range);
        if (it?.Type.Shape?.Find(syntax.Name, scope.CaseMatters) is { } field)
        {
            return FieldOf(it, field, syntax.Range);
        }

        IEnumerable<string> candidates = scope.Names.Concat(it?.Type.Shape?.Fields.Select(f => f.Name) ?? []);
        return Fault(LanguageCode.UnknownName, syntax.Range, StaticFunctions.TypeNamed(syntax.Name) is null
            ? $"Unknown identifier '{Shown(syntax.Name)}'{NearestName.Hint(syntax.Name, candidates)}"
            : $"The type '{syntax.Name}' is no value; a member or a call must follow");
    }

    private TypedExpression Member(MemberSyntax syntax)
    {
        if (TypeTarget(syntax.Target) is { } type)
        {
            return StaticMember(syntax, type);
        }

        if (ImpureNames.Reason(syntax.Target, syntax.Name) is { } impure)
        {
            return Fault(LanguageCode.Impure, syntax.Range, impure);
        }

        TypedExpression target = Visit(syntax.Target);
        LanguageType of = target.Type;
        if (of.Kind == TypeKind.Faulty)
        {
            return new FaultyNode(syntax.Range);
        }

        if (of.IsNullable)
        {
            if (syntax.Name.Equals("HasValue", StringComparison.OrdinalIgnoreCase))
            {
                var none = new ConstantNode(syntax.NameRange, of, null);
                return new BinaryNode(syntax.Range, BinaryOperator.NotEqual, of.Kind, target, none, LanguageType.Bool);
            }

            return syntax.Name.Equals("Value", StringComparison.OrdinalIgnoreCase)
                ? new ConvertNode(target, of.WithNull(false))
                : Fault(LanguageCode.UnknownMember, syntax.NameRange, $"No property or field '{Shown(syntax.Name)}' exists in type '{of}'; use .Value or '??' first");
        }

        if (of.Shape is { } shape)
        {
            return shape.Find(syntax.Name, scope.CaseMatters) is { } field
                ? FieldOf(target, field, syntax.Range)
                : Fault(LanguageCode.UnknownMember, syntax.NameRange, UnknownMember(syntax.Name, target, shape.Fields.Select(f => f.Name)));
        }

        if (of.Kind == TypeKind.List && (syntax.Name.Equals("Count", StringComparison.OrdinalIgnoreCase) || syntax.Name.Equals("Length", StringComparison.OrdinalIgnoreCase)))
        {
            return new ListOperationNode(syntax.Range, ListOperation.Count, target, -1, null, LanguageType.Int);
        }

        FunctionOverload[] properties = Members.Properties.GetValueOrDefault(of.Kind, []);
        FunctionOverload? property = properties.FirstOrDefault(p => p.Name.Equals(syntax.Name, StringComparison.OrdinalIgnoreCase));
        return property is not null
            ? new CallNode(syntax.Range, property, [target])
            : Fault(LanguageCode.UnknownMember, syntax.NameRange, UnknownMember(syntax.Name, target, properties.Select(p => p.Name)));
    }

    private TypedExpression StaticMember(MemberSyntax syntax, string type)
    {
        foreach (((string owner, string member), object value) in StaticFunctions.Constants)
        {
            if (owner == type && member.Equals(syntax.Name, StringComparison.OrdinalIgnoreCase))
            {
                return new ConstantNode(syntax.Range, ConstantType(value), value);
            }
        }

        if (ImpureNames.Reason(syntax.Target, syntax.Name) is { } impure)
        {
            return Fault(LanguageCode.Impure, syntax.Range, impure);
        }

        IEnumerable<string> members = StaticFunctions.Constants.Keys.Where(k => k.Type == type).Select(k => k.Member);
        return Fault(LanguageCode.UnknownMember, syntax.NameRange, $"No property or field '{Shown(syntax.Name)}' exists in type '{type}'{NearestName.Hint(syntax.Name, members)}");
    }

    private static LanguageType ConstantType(object value) => value switch
    {
        double => LanguageType.Double,
        float => LanguageType.Of(TypeKind.Float),
        int => LanguageType.Int,
        uint => LanguageType.Of(TypeKind.UInt),
        long => LanguageType.Long,
        ulong => LanguageType.Of(TypeKind.ULong),
        decimal => LanguageType.Of(TypeKind.Decimal),
        DateTime => LanguageType.Of(TypeKind.DateTime),
        TimeSpan => LanguageType.Of(TypeKind.TimeSpan),
        MidpointRounding => LanguageType.Of(TypeKind.Rounding),
        _ => LanguageType.Text,
    };

    private static TypedExpression FieldOf(TypedExpression target, RecordField field, TextRange range) =>
        field.Slot is { } slot ? new SlotNode(range, field.Type, slot) : new FieldNode(range, target, field);

    private TypedExpression Index(IndexSyntax syntax)
    {
        TypedExpression target = Visit(syntax.Target);
        TypedExpression index = Visit(syntax.Index);
        if (target.Type.Kind == TypeKind.Faulty || index.Type.Kind == TypeKind.Faulty)
        {
            return new FaultyNode(syntax.Range);
        }

        LanguageType? element = target.Type.Kind switch { TypeKind.List => target.Type.Element, TypeKind.Text => LanguageType.Of(TypeKind.Char), _ => null };
        if (element is null)
        {
            return Fault(LanguageCode.Operands, syntax.Range, $"Elements by position exist in lists and texts, not in type '{target.Type}'");
        }

        return Coercion.To(index, LanguageType.Int) is { } position
            ? new IndexNode(syntax.Range, target, position, element)
            : Fault(LanguageCode.Operands, syntax.Index.Range, $"A position is a whole number, not a value of type '{index.Type}'");
    }

    private TypedExpression Array(ArraySyntax syntax)
    {
        List<TypedExpression> items = [.. syntax.Items.Select(Visit)];
        if (items.Count == 0)
        {
            return Fault(LanguageCode.Syntax, syntax.Range, "A list needs at least one value");
        }

        TypedExpression? widest = items[0];
        foreach (TypedExpression item in items.Skip(1))
        {
            widest = Coercion.To(item, widest.Type) is not null ? widest : Coercion.To(widest, item.Type) is not null ? item : null;
            if (widest is null)
            {
                return Fault(LanguageCode.Branches, item.Range, $"The values of a list have one type; '{item.Type}' does not fit the values before it");
            }
        }

        return new ListNode(syntax.Range, LanguageType.ListOf(widest.Type), [.. items.Select(i => Coercion.To(i, widest.Type)!)]);
    }

    private RecordNode Record(RecordSyntax syntax)
    {
        List<TypedExpression> values = [.. syntax.Members.Select(m => Visit(m.Value))];
        List<string> names = [.. syntax.Members.Select(m => m.Name)];
        var shape = new RecordShape(names.Zip(values, (n, v) => new RecordField(n, v.Type)));
        return new RecordNode(syntax.Range, LanguageType.RecordOf(shape), names, values);
    }

    private string? TypeTarget(SyntaxNode? target) => target is NameSyntax name && scope.Find(name.Name) is null ? StaticFunctions.TypeNamed(name.Name) : null;

    private FaultyNode Fault(string code, TextRange range, string message)
    {
        faults.Add(code, range, message);
        return new FaultyNode(range);
    }

    private static string UnknownMember(string name, TypedExpression target, IEnumerable<string> candidates)
    {
        string where = target is VariableNode { Name: var owner } ? $"'{owner}'" : $"type '{TypeName(target.Type)}'";
        return $"No property or field '{Shown(name)}' exists in {where}{NearestName.Hint(name, candidates)}";
    }

    private static string TypeName(LanguageType type) => type.ToString();

    private static string Shown(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
