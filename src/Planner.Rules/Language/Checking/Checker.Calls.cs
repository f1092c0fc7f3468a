using Planner.Rules.Diagnostics;
using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <content>Functions and methods: every call resolves to an entry of a closed table.</content>
internal sealed partial class Checker
{
    private static readonly Dictionary<string, string> RefusedFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GetType"] = "Types cannot be looked at in an expression",
        ["is"] = "'is' is not taken; the types of inputs are known before a rule runs",
        ["as"] = "'as' is not taken; the types of inputs are known before a rule runs",
        ["cast"] = "'cast' is not taken; convert with int(x), double(x) or Convert",
        ["nameof"] = "'nameof' is not taken; write the text",
        ["typeof"] = "'typeof' is not taken",
        ["ToString"] = "'ToString' is not taken; join with a text instead: \"\" + x",
    };

    private TypedExpression Call(CallSyntax syntax)
    {
        if (RefusedFunctions.TryGetValue(syntax.Name, out string? reason))
        {
            bool onType = TypeTarget(syntax.Target) == "Convert";
            if (!onType)
            {
                return Fault(LanguageCode.Refused, syntax.NameRange, reason);
            }
        }

        if (ImpureNames.Reason(syntax.Target, syntax.Name) is { } impure)
        {
            return Fault(LanguageCode.Impure, syntax.Range, impure);
        }

        if (syntax.Target is null)
        {
            return BareCall(syntax);
        }

        if (TypeTarget(syntax.Target) is { } type)
        {
            return Resolve(syntax, StaticFunctions.ByType[type], VisitAll(syntax.Arguments), $"type '{type}'");
        }

        TypedExpression target = Visit(syntax.Target);
        if (target.Type.Kind == TypeKind.Faulty)
        {
            // The arguments may be meant for the elements of a list nobody knows; their names would only look wrong.
            return new FaultyNode(syntax.Range);
        }

        if (target.Type.Kind == TypeKind.List)
        {
            return ListCall(syntax, target);
        }

        FunctionOverload[] methods = target.Type.IsNullable ? [] : Members.Methods.GetValueOrDefault(target.Type.Kind, []);
        return Resolve(syntax, methods, [target, .. VisitAll(syntax.Arguments)], $"type '{target.Type}'");
    }

    private TypedExpression BareCall(CallSyntax syntax)
    {
        switch (scope.CaseMatters ? syntax.Name : syntax.Name.ToLowerInvariant())
        {
            case "np":
                return NullSafe(syntax);
            case "isnull":
                return syntax.Arguments.Count == 2
                    ? Coalesce(syntax.Range, syntax.NameRange, Visit(syntax.Arguments[0]), Visit(syntax.Arguments[1]))
                    : Fault(LanguageCode.Arguments, syntax.NameRange, "'isnull' takes two arguments: isnull(value, fallback)");
            default:
                break;
        }

        string? type = StaticFunctions.TypeNamed(syntax.Name);
        if (type is not null && BareFunctions.ByType.TryGetValue(type, out FunctionOverload[]? conversions))
        {
            return Resolve(syntax with { Name = conversions[0].Name }, conversions, VisitAll(syntax.Arguments), "the language");
        }

        VisitAll([.. syntax.Arguments.Where(a => a is not LambdaSyntax)]);
        IEnumerable<string> candidates = new[] { "iif", "np", "isnull" }.Concat(BareFunctions.ByType.Values.Select(v => v[0].Name));
        return Fault(LanguageCode.UnknownFunction, syntax.NameRange, $"Unknown function '{Shown(syntax.Name)}'{NearestName.Hint(syntax.Name, candidates)}");
    }

    private TypedExpression NullSafe(CallSyntax syntax)
    {
        if (syntax.Arguments.Count is not (1 or 2))
        {
            return Fault(LanguageCode.Arguments, syntax.NameRange, "'np' takes a path and an optional fallback: np(a.b, 0)");
        }

        List<TypedExpression> arguments = VisitAll(syntax.Arguments);
        if (arguments.Exists(a => a.Type.Kind == TypeKind.Faulty))
        {
            return new FaultyNode(syntax.Range);
        }

        TypedExpression path = arguments[0];
        if (arguments.Count == 1)
        {
            return new NullSafeNode(syntax.Range, path, null, path.Type.WithNull(true));
        }

        if (Coercion.To(arguments[1], path.Type.WithNull(false)) is { } fallback)
        {
            return new NullSafeNode(syntax.Range, path, fallback, path.Type.WithNull(false));
        }

        return Coercion.To(arguments[1], path.Type.WithNull(true)) is { } maybe
            ? new NullSafeNode(syntax.Range, path, maybe, path.Type.WithNull(true))
            : Fault(LanguageCode.Branches, syntax.Range, $"The path has type '{path.Type}' and the fallback '{arguments[1].Type}'");
    }

    private List<TypedExpression> VisitAll(IReadOnlyList<SyntaxNode> nodes) => [.. nodes.Select(Visit)];

    private TypedExpression Resolve(CallSyntax syntax, FunctionOverload[] table, List<TypedExpression> arguments, string owner)
    {
        List<FunctionOverload> named = [.. table.Where(f => f.Name.Equals(syntax.Name, StringComparison.OrdinalIgnoreCase))];
        if (named.Count == 0)
        {
            string hint = NearestName.Hint(syntax.Name, table.Select(f => f.Name).Distinct());
            return Fault(LanguageCode.UnknownFunction, syntax.NameRange, $"No applicable method '{Shown(syntax.Name)}' exists in {owner}{hint}");
        }

        if (arguments.Exists(a => a.Type.Kind == TypeKind.Faulty))
        {
            return new FaultyNode(syntax.Range);
        }

        List<FunctionOverload> applicable = [.. named.Where(f => f.Parameters.Count == arguments.Count && Applies(f, arguments))];
        List<FunctionOverload> best = [.. applicable.Where(f => applicable.TrueForAll(g => ReferenceEquals(f, g) || IsBetter(f, g, arguments)))];
        if (best.Count == 1)
        {
            return new CallNode(syntax.Range, best[0], [.. arguments.Select((a, i) => Coercion.To(a, best[0].Parameters[i])!)]);
        }

        string given = string.Join(", ", arguments.Select(a => a.Type.ToString()));
        return Fault(LanguageCode.Arguments, syntax.NameRange, applicable.Count > 1
            ? $"Ambiguous invocation of method '{syntax.Name}' in {owner}: ({given}) fits several; convert an argument, for example double(x)"
            : $"No applicable method '{syntax.Name}' exists in {owner} for ({given}); it takes {string.Join(" or ", named.Take(6).Select(Signature))}");
    }

    private static string Signature(FunctionOverload f) => $"({string.Join(", ", f.Parameters)})";

    private static bool Applies(FunctionOverload f, List<TypedExpression> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (Coercion.To(arguments[i], f.Parameters[i]) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether no argument converts worse to f than to g, and at least one better.</summary>
    private static bool IsBetter(FunctionOverload f, FunctionOverload g, List<TypedExpression> arguments)
    {
        bool better = false;
        for (int i = 0; i < arguments.Count; i++)
        {
            int preference = Preference(arguments[i].Type.Kind, f.Parameters[i].Kind, g.Parameters[i].Kind);
            if (preference < 0)
            {
                return false;
            }

            better |= preference > 0;
        }

        return better;
    }

    /// <summary>Whether a type prefers one target (positive), the other (negative) or neither: itself first, then the narrower.</summary>
    private static int Preference(TypeKind from, TypeKind one, TypeKind other) =>
        one == other ? 0
        : from == one ? 1
        : from == other ? -1
        : NumericConversion.IsImplicit(one, other) ? 1
        : NumericConversion.IsImplicit(other, one) ? -1
        : 0;
}
