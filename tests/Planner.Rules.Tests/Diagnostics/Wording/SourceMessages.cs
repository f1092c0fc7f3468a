using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Planner.Rules.Tests.Diagnostics.Wording;

/// <summary>
/// Every template of a message that the sources under src/ can hand to a diagnostic, and every phrase that can fill a hole of one. Names are followed within the
/// sources: constants, local variables, arguments of callers, results of methods. Nothing is compiled: what cannot be followed is listed, not passed over.
/// </summary>
internal sealed partial class SourceMessages
{
    private const int Deepest = 6;
    private const int MostAlternatives = 60;

    // These take any code and message: what they are given is found where it is given.
    private static readonly string[] Takers = ["DiagnosticBag.Error", "DiagnosticBag.Warning", "FaultList.ReportTo"];

    private readonly List<SyntaxNode> roots = [];
    private readonly Dictionary<string, List<SyntaxNode>> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberDeclarationSyntax>> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> consts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> phrases = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, string>> messages = new(StringComparer.Ordinal);
    private readonly SortedSet<string> handedOn = new(StringComparer.Ordinal);
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);

    private SourceMessages(string sources)
    {
        foreach (string file in Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(sources, file).Replace('\\', '/');
            if (!name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal))
            {
                Index(CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: name).GetRoot());
            }
        }

        foreach (SyntaxNode root in roots)
        {
            foreach (SyntaxNode node in root.DescendantNodes())
            {
                if (node is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1 } thrown)
                {
                    Thrown(thrown);
                }

                if (node is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax, Right: LiteralExpressionSyntax reason } && (TypeOf(node) == "RefusedSyntax" || node.Ancestors().OfType<VariableDeclaratorSyntax>().FirstOrDefault()?.Identifier.Text == "RefusedFunctions"))
                {
                    Keep("PLN0307", Template.Literal((string)reason.Token.Value!), node);
                }

                if (Sink(node) is var (code, message) && !Takers.Contains($"{TypeOf(node)}.{node.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault()?.Identifier.Text}"))
                {
                    Site(node, code, message, Bindings.None, 0);
                }
            }
        }
    }

    /// <summary>The templates by code, each with the place of its making.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, string>> Messages => messages;

    /// <summary>The templates of phrases that fill holes, each with the places of the messages.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Phrases => phrases;

    /// <summary>Places that hand on a message that was made elsewhere: file and what is handed on.</summary>
    public IReadOnlyCollection<string> HandedOn => handedOn;

    /// <summary>Reads all sources under a folder.</summary>
    public static SourceMessages Under(string sources) => new(sources);

    private void Index(SyntaxNode root)
    {
        roots.Add(root);
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    Keep(calls, NameOf(call.Expression), call);
                    break;
                case ObjectCreationExpressionSyntax made:
                    Keep(calls, "new " + made.Type.ToString().Split('<')[0], made);
                    break;
                case ConstructorInitializerSyntax handed when handed.IsKind(SyntaxKind.ThisConstructorInitializer):
                    Keep(calls, "new " + ((ConstructorDeclarationSyntax)handed.Parent!).Identifier.Text, handed);
                    break;
                case PrimaryConstructorBaseTypeSyntax handed:
                    Keep(calls, "new " + handed.Type, handed);
                    break;
                case ImplicitObjectCreationExpressionSyntax made when TargetOf(made) is { } type:
                    Keep(calls, "new " + type, made);
                    break;
                case MethodDeclarationSyntax method:
                    Keep(members, method.Identifier.Text, method);
                    break;
                case FieldDeclarationSyntax field:
                    foreach (VariableDeclaratorSyntax one in field.Declaration.Variables)
                    {
                        Keep(members, one.Identifier.Text, field);
                        if (field.Modifiers.Any(SyntaxKind.ConstKeyword) && one.Initializer?.Value is LiteralExpressionSyntax { Token.Value: string text })
                        {
                            consts[TypeOf(field) + "." + one.Identifier.Text] = text;
                        }
                    }

                    break;
                case PropertyDeclarationSyntax property:
                    Keep(members, property.Identifier.Text, property);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Keep<T>(Dictionary<string, List<T>> index, string name, T node)
    {
        if (!index.TryGetValue(name, out List<T>? list))
        {
            index[name] = list = [];
        }

        list.Add(node);
    }

    // The type that a bare new(…) makes, where it is written nearby.
    private static string? TargetOf(ImplicitObjectCreationExpressionSyntax made) => made.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declared } } => declared.Type.ToString(),
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => method.ReturnType.ToString().TrimEnd('?'),
        ReturnStatementSyntax returned => returned.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault()?.ReturnType.ToString().TrimEnd('?'),
        ConditionalExpressionSyntax { Parent: ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } } => method.ReturnType.ToString().TrimEnd('?'),
        _ => null,
    };

    // Code and message of a node that makes a fault, or null.
    private static (ExpressionSyntax Code, ExpressionSyntax Message)? Sink(SyntaxNode node)
    {
        SeparatedSyntaxList<ArgumentSyntax> given = Given(node);
        string name = node switch
        {
            InvocationExpressionSyntax call => NameOf(call.Expression),
            ObjectCreationExpressionSyntax made => "new " + made.Type,
            ImplicitObjectCreationExpressionSyntax made => "new " + TargetOf(made),
            _ => "",
        };
        return (name, given.Count) switch
        {
            ("Error" or "Warning", 3) => (given[0].Expression, given[2].Expression),
            ("new Diagnostic", 4) => (given[0].Expression, given[3].Expression),
            ("new SyntaxFault", 3) => (given[0].Expression, given[2].Expression),
            ("Add", 3) => (given[0].Expression, given[2].Expression),
            _ => null,
        };
    }

    private static SeparatedSyntaxList<ArgumentSyntax> Given(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.ArgumentList.Arguments,
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
        ConstructorInitializerSyntax handed => handed.ArgumentList.Arguments,
        PrimaryConstructorBaseTypeSyntax handed => handed.ArgumentList.Arguments,
        _ => default,
    };

    // Exceptions whose text becomes a message, or fills a hole of one, where they are caught.
    private void Thrown(ObjectCreationExpressionSyntax thrown)
    {
        ExpressionSyntax text = thrown.ArgumentList!.Arguments[0].Expression;
        if (thrown.Type.ToString() == "NotLinearException")
        {
            Fill(text, Bindings.None, Place(thrown), 0);
        }
        else if (thrown.Type.ToString() == "EvaluationFaultException")
        {
            Spread(text, thrown, Bindings.None, 0);
        }
    }

    private void Spread(ExpressionSyntax text, SyntaxNode thrown, Bindings bound, int depth)
    {
        foreach (Template template in All(text, bound, 0))
        {
            if (template.Asks && depth < Deepest)
            {
                foreach ((_, Bindings given) in Callers(text, text, bound) ?? [])
                {
                    Spread(text, thrown, given, depth + 1);
                }
            }
            else
            {
                Keep("PLN0340", template, thrown);
            }
        }
    }

    private void Keep(string code, Template template, SyntaxNode node)
    {
        if (template.Text is not { } whole)
        {
            return;
        }

        if (!messages.TryGetValue(code, out SortedDictionary<string, string>? known))
        {
            messages[code] = known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        known.TryAdd(whole, Place(node));
    }

    private void Site(SyntaxNode node, ExpressionSyntax code, ExpressionSyntax message, Bindings bound, int depth)
    {
        List<string>? codes = Codes(code, bound);
        if (codes is null && LastName(code).Contains("code", StringComparison.OrdinalIgnoreCase) == false)
        {
            return;
        }

        List<Template> templates = [.. All(message, bound, 0)];
        bool asks = codes is null ? IsParameter(code, bound) : templates.Any(t => t.Asks);
        if (asks && depth < Deepest && Callers(code, message, bound) is { } callers)
        {
            foreach ((SyntaxNode caller, Bindings given) in callers)
            {
                Site(caller, code, message, given, depth + 1);
            }

            return;
        }

        if (codes is null)
        {
            handedOn.Add($"{node.SyntaxTree.FilePath}: {code}");
            return;
        }

        foreach (Template template in templates)
        {
            if (template.Text is not null)
            {
                foreach (string one in codes)
                {
                    Keep(one, template, node);
                }

                foreach ((ExpressionSyntax hole, Bindings its) in template.Holes)
                {
                    Fill(hole, its, Place(node), 0);
                }
            }
            else
            {
                handedOn.Add($"{node.SyntaxTree.FilePath}: {code}: {message}");
            }
        }
    }

    // What can fill a hole: words go to the phrases, anything else is a name or a number.
    private void Fill(ExpressionSyntax hole, Bindings bound, string place, int depth)
    {
        if (depth > Deepest || !filled.Add($"{hole.SyntaxTree.FilePath}:{hole.Span}:{bound.Key}"))
        {
            return;
        }

        foreach (Template template in All(hole, bound, 0))
        {
            if (template.Asks)
            {
                ParameterSyntax asked = ParameterOf((IdentifierNameSyntax)template.Asked!)!;
                foreach ((_, Bindings given) in Callers(hole, hole, Bindings.None) ?? [])
                {
                    if (given.Find(asked) is var (value, _))
                    {
                        Fill(value, Bindings.None, place, depth + 1);
                    }
                }

                continue;
            }

            if (template.Text is { } text && Worded().IsMatch(Quoted().Replace(text, "")) && !Named().IsMatch(text))
            {
                if (!phrases.TryGetValue(text, out SortedSet<string>? places))
                {
                    phrases[text] = places = new SortedSet<string>(StringComparer.Ordinal);
                }

                places.Add(place);
            }

            foreach ((ExpressionSyntax inner, Bindings its) in template.Holes)
            {
                Fill(inner, its, place, depth + 1);
            }
        }
    }

    private List<string>? Codes(ExpressionSyntax code, Bindings bound)
    {
        List<Template> all = [.. All(code, bound, 0)];
        return all.Count > 0 && all.All(t => t.Text is { } text && Code().IsMatch(text)) ? [.. all.Select(t => t.Text!)] : null;
    }

    // All templates an expression can give. A template without text is one that cannot be followed; one that asks needs the callers' arguments.
    private IEnumerable<Template> All(ExpressionSyntax node, Bindings bound, int depth)
    {
        if (depth > Deepest)
        {
            return [Template.Hole(node, bound)];
        }

        switch (node)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                return [Template.Literal(text)];
            case ParenthesizedExpressionSyntax inner:
                return All(inner.Expression, bound, depth + 1);
            case ConditionalExpressionSyntax choice:
                return All(choice.WhenTrue, bound, depth + 1).Concat(All(choice.WhenFalse, bound, depth + 1));
            case SwitchExpressionSyntax choice:
                return choice.Arms.SelectMany(a => All(a.Expression, bound, depth + 1));
            case PostfixUnaryExpressionSyntax sure when sure.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return All(sure.Operand, bound, depth + 1);
            case BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression):
                return All(either.Left, bound, depth + 1).Concat(All(either.Right, bound, depth + 1));
            case ThrowExpressionSyntax:
                return [];
            case LiteralExpressionSyntax nothing when nothing.IsKind(SyntaxKind.NullLiteralExpression) || nothing.IsKind(SyntaxKind.DefaultLiteralExpression):
                return [];
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return Joined([All(sum.Left, bound, depth + 1), All(sum.Right, bound, depth + 1)]);
            case InterpolatedStringExpressionSyntax text:
                return Joined(text.Contents.Select(c => c is InterpolationSyntax hole
                    ? [Template.Hole(hole.Expression, bound)]
                    : (IEnumerable<Template>)[Template.Literal(Unescaped(((InterpolatedStringTextSyntax)c).TextToken))]));
            case InvocationExpressionSyntax call:
                return OfCall(call, bound, depth);
            case MemberAccessExpressionSyntax access:
                return OfMember(access, bound, depth);
            case IdentifierNameSyntax name:
                return OfName(name, bound, depth);
            default:
                return [Template.Hole(node, bound)];
        }
    }

    private IEnumerable<Template> OfCall(InvocationExpressionSyntax call, Bindings bound, int depth)
    {
        string name = NameOf(call.Expression);
        SeparatedSyntaxList<ArgumentSyntax> given = call.ArgumentList.Arguments;
        if (name is "Invariant" && given.Count == 1)
        {
            return All(given[0].Expression, bound, depth + 1);
        }

        if (call.Expression.ToString() == "string.Create" && given.Count == 2)
        {
            return All(given[1].Expression, bound, depth + 1);
        }

        string? owner = call.Expression switch
        {
            IdentifierNameSyntax => TypeOf(call),
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax left } when char.IsUpper(left.Identifier.Text[0]) => left.Identifier.Text,
            _ => null,
        };
        if (owner is null)
        {
            return [Template.Hole(call, bound)];
        }

        List<(SyntaxNode Node, ParameterListSyntax Parameters, SyntaxNode? Body, ExpressionSyntax? Arrow)> found =
        [
            .. members.GetValueOrDefault(name, []).OfType<MethodDeclarationSyntax>().Where(m => TypeOf(m) == owner && m.ReturnType.ToString().StartsWith("string", StringComparison.Ordinal))
                .Select(m => ((SyntaxNode)m, m.ParameterList, (SyntaxNode?)m.Body, m.ExpressionBody?.Expression)),
            .. call.Expression is IdentifierNameSyntax
                ? call.Ancestors().OfType<BlockSyntax>().SelectMany(b => b.Statements.OfType<LocalFunctionStatementSyntax>()).Where(f => f.Identifier.Text == name)
                    .Select(m => ((SyntaxNode)m, m.ParameterList, (SyntaxNode?)m.Body, m.ExpressionBody?.Expression))
                : [],
        ];
        if (found.Count == 0)
        {
            return [Template.Hole(call, bound)];
        }

        var all = new List<Template>();
        foreach ((SyntaxNode node, ParameterListSyntax parameters, SyntaxNode? body, ExpressionSyntax? arrow) in found.Where(f => f.Parameters.Parameters.Count >= given.Count))
        {
            Bindings inner = Bind(node, parameters, given, bound, 0);
            IEnumerable<ExpressionSyntax> results = arrow is not null
                ? [arrow]
                : body!.DescendantNodes(n => n is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>();
            all.AddRange(results.SelectMany(r => All(r, inner, depth + 1)));
        }

        return all;
    }

    private IEnumerable<Template> OfMember(MemberAccessExpressionSyntax access, Bindings bound, int depth)
    {
        if (access.Expression is ThisExpressionSyntax)
        {
            return OfName((IdentifierNameSyntax)access.Name, bound, depth);
        }

        string left = access.Expression is MemberAccessExpressionSyntax inner ? inner.Name.Identifier.Text : access.Expression.ToString();
        return consts.TryGetValue($"{left}.{access.Name.Identifier.Text}", out string? text) && text is not null
            ? [Template.Literal(text)]
            : OfReader(access, bound, depth);
    }

    // 'reader.What': a property that only hands on what its type was made with.
    private IEnumerable<Template> OfReader(MemberAccessExpressionSyntax access, Bindings bound, int depth)
    {
        if (char.IsUpper(access.Expression.ToString()[0]) || access.Name.Identifier.Text != "What")
        {
            return [Template.Hole(access, bound)];
        }

        return members.GetValueOrDefault("What", []).OfType<PropertyDeclarationSyntax>().Where(p => p.ExpressionBody is not null && TypeOf(p) == "MemberReader")
            .SelectMany(p => All(p.ExpressionBody!.Expression, Bindings.None, depth + 1));
    }

    private IEnumerable<Template> OfName(IdentifierNameSyntax node, Bindings bound, int depth)
    {
        string name = node.Identifier.Text;
        if (consts.TryGetValue($"{TypeOf(node)}.{name}", out string? text) && text is not null)
        {
            return [Template.Literal(text)];
        }

        foreach (SyntaxNode scope in node.Ancestors())
        {
            if (ParametersOf(scope) is { } parameters && parameters.Parameters.FirstOrDefault(p => p.Identifier.Text == name) is { } parameter)
            {
                if (bound.Find(parameter) is var (given, its))
                {
                    return All(given, its, depth + 1);
                }

                return scope is LambdaExpressionSyntax || parameter.Type?.ToString().StartsWith("string", StringComparison.Ordinal) != true
                    ? [Template.Hole(node, bound)]
                    : [Template.Parameter(node, bound)];
            }

            if (scope is BlockSyntax or SwitchSectionSyntax or ForEachStatementSyntax or ForStatementSyntax or CompilationUnitSyntax && Locals(scope, name) is { Count: > 0 } values)
            {
                return values.SelectMany(v => All(v, bound, depth + 1));
            }

            if (scope is MethodDeclarationSyntax whole && whole.DescendantNodes().OfType<IsPatternExpressionSyntax>().Where(p => p.Pattern is RecursivePatternSyntax
                { Designation: SingleVariableDesignationSyntax named } && named.Identifier.Text == name).Select(p => p.Expression).ToList() is { Count: > 0 } matched)
            {
                return matched.SelectMany(v => All(v, bound, depth + 1));
            }

            if (scope is TypeDeclarationSyntax type && FieldValues(type, name) is { Count: > 0 } field)
            {
                return field.SelectMany(v => All(v, Bindings.None, depth + 1));
            }
        }

        return [Template.Hole(node, bound)];
    }

    private static List<ExpressionSyntax> Locals(SyntaxNode scope, string name)
    {
        bool declared = scope.ChildNodes().OfType<LocalDeclarationStatementSyntax>().Any(d => d.Declaration.Variables.Any(v => v.Identifier.Text == name));
        return declared
            ?
            [
                .. scope.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(v => v.Identifier.Text == name).Select(v => v.Initializer?.Value).OfType<ExpressionSyntax>(),
                .. scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(a => a.Left is IdentifierNameSyntax left && left.Identifier.Text == name).Select(a => a.Right),
            ]
            : [];
    }

    private static List<ExpressionSyntax> FieldValues(TypeDeclarationSyntax type, string name) =>
        type.Members.OfType<FieldDeclarationSyntax>().Any(f => f.Declaration.Type.ToString().StartsWith("string", StringComparison.Ordinal) && f.Declaration.Variables.Any(v => v.Identifier.Text == name))
            ?
            [
                .. type.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(v => v.Identifier.Text == name).Select(v => v.Initializer?.Value).OfType<ExpressionSyntax>(),
                .. type.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                    .Where(a => a.Left is IdentifierNameSyntax left && left.Identifier.Text == name || a.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name.Identifier.Text == name)
                    .Select(a => a.Right),
            ]
            : type.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(p => p.Identifier.Text == name && p.Type.ToString().StartsWith("string", StringComparison.Ordinal)) is { } property
                && (property.ExpressionBody?.Expression ?? property.Initializer?.Value) is { } given ? [given] : [];

    private static ParameterSyntax? ParameterOf(IdentifierNameSyntax name) =>
        name.Ancestors().Select(ParametersOf).OfType<ParameterListSyntax>().SelectMany(p => p.Parameters).FirstOrDefault(p => p.Identifier.Text == name.Identifier.Text);

    private static bool IsParameter(ExpressionSyntax code, Bindings bound) =>
        code is IdentifierNameSyntax name && ParameterOf(name) is { } parameter && bound.Find(parameter) is null;

    // The calls of the innermost method whose parameters the expressions ask for.
    private List<(SyntaxNode Caller, Bindings Given)>? Callers(ExpressionSyntax code, ExpressionSyntax message, Bindings bound)
    {
        SyntaxNode? asked = All(message, bound, 0).Concat(All(code, bound, 0)).Where(t => t.Asks).Select(t => t.Asked).FirstOrDefault();
        if (asked is null)
        {
            return null;
        }

        string name = ((IdentifierNameSyntax)asked).Identifier.Text;
        SyntaxNode owner = asked.Ancestors().First(a => ParametersOf(a)?.Parameters.Any(p => p.Identifier.Text == name) == true);
        ParameterListSyntax parameters = ParametersOf(owner)!;
        bool extends = parameters.Parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword);
        string called = owner switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            LocalFunctionStatementSyntax local => local.Identifier.Text,
            TypeDeclarationSyntax type => "new " + type.Identifier.Text,
            ConstructorDeclarationSyntax made => "new " + made.Identifier.Text,
            _ => "",
        };
        bool local1 = owner is LocalFunctionStatementSyntax || (owner is MethodDeclarationSyntax m && m.Modifiers.Any(SyntaxKind.PrivateKeyword));
        bool fixedTo = owner is MethodDeclarationSyntax s && s.Modifiers.Any(SyntaxKind.StaticKeyword) && !extends;
        var found = new List<(SyntaxNode, Bindings)>();
        foreach (SyntaxNode caller in calls.GetValueOrDefault(called, []))
        {
            SeparatedSyntaxList<ArgumentSyntax> given = Given(caller);
            if (local1 && TypeOf(caller) != TypeOf(owner))
            {
                continue;
            }

            if (fixedTo && !local1 && caller is InvocationExpressionSyntax { Expression: var e }
                && (e is MemberAccessExpressionSyntax a ? LastName(a.Expression) != TypeOf(owner) : TypeOf(caller) != TypeOf(owner)))
            {
                continue;
            }

            int required = parameters.Parameters.Count(p => p.Default is null) - (extends ? 1 : 0);
            if (given.Count >= required && given.Count <= parameters.Parameters.Count)
            {
                found.Add((caller, Bind(owner, parameters, given, bound, extends ? 1 : 0)));
            }
        }

        return found;
    }

    private static Bindings Bind(SyntaxNode owner, ParameterListSyntax parameters, SeparatedSyntaxList<ArgumentSyntax> given, Bindings bound, int skipped)
    {
        Bindings inner = bound;
        for (int i = 0; i < parameters.Parameters.Count; i++)
        {
            ParameterSyntax parameter = parameters.Parameters[i];
            ExpressionSyntax? value = given.FirstOrDefault(g => g.NameColon?.Name.Identifier.Text == parameter.Identifier.Text)?.Expression
                ?? (i - skipped >= 0 && i - skipped < given.Count && given[i - skipped].NameColon is null ? given[i - skipped].Expression : parameter.Default?.Value);
            if (value is not null)
            {
                inner = inner.With(parameter, value, bound);
            }
        }

        return inner;
    }

    private static IEnumerable<Template> Joined(IEnumerable<IEnumerable<Template>> parts)
    {
        List<Template> all = [Template.Literal("")];
        foreach (IEnumerable<Template> part in parts)
        {
            List<Template> next = [.. part];
            all = [.. all.SelectMany(a => next.Select(n => a.Then(n))).Take(MostAlternatives)];
        }

        return all;
    }

    private static ParameterListSyntax? ParametersOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        TypeDeclarationSyntax type => type.ParameterList,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
        SimpleLambdaExpressionSyntax lambda => SyntaxFactory.ParameterList(SyntaxFactory.SingletonSeparatedList(lambda.Parameter)),
        _ => null,
    };

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    private static string LastName(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.Text : expression.ToString();

    private static string TypeOf(SyntaxNode node) => node.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text ?? "";

    private static string Unescaped(SyntaxToken text) =>
        text.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    private static string Place(SyntaxNode node) => $"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    [GeneratedRegex(@"^PLN\d{4}$")]
    private static partial Regex Code();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\p{L}{])\p{L}{2,}")]
    private static partial Regex Worded();

    // A name of a file, a member or a column: no words.
    [GeneratedRegex(@"^\S*[A-Z./]\S*$")]
    private static partial Regex Named();

    // What parameters stand for in one chain of calls.
    private sealed class Bindings
    {
        public static readonly Bindings None = new(null, null, null, null);

        private readonly Bindings? rest;
        private readonly ParameterSyntax? parameter;
        private readonly ExpressionSyntax? value;
        private readonly Bindings? its;

        private Bindings(Bindings? rest, ParameterSyntax? parameter, ExpressionSyntax? value, Bindings? its) =>
            (this.rest, this.parameter, this.value, this.its) = (rest, parameter, value, its);

        public bool Any => parameter is not null;

        public string Key => parameter is null ? "" : $"{value!.SyntaxTree.FilePath}{value.SpanStart};{rest!.Key}";

        public Bindings With(ParameterSyntax added, ExpressionSyntax given, Bindings givenIn) => new(this, added, given, givenIn);

        public (ExpressionSyntax Value, Bindings Its)? Find(ParameterSyntax wanted)
        {
            for (Bindings? one = this; one is not null; one = one.rest)
            {
                if (one.parameter?.Span == wanted.Span && one.parameter.SyntaxTree == wanted.SyntaxTree)
                {
                    return (one.value!, one.its!);
                }
            }

            return null;
        }
    }

    // Literal parts and holes in order; without text when it is nothing but one hole.
    private sealed class Template
    {
        private readonly List<object> parts = [];

        private Template()
        {
        }

        public string? Text
        {
            get
            {
                var text = new StringBuilder();
                int hole = 0;
                foreach (object part in parts)
                {
                    if (part is string literal)
                    {
                        text.Append(literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
                    }
                    else
                    {
                        text.Append('{').Append(hole++).Append('}');
                    }
                }

                return parts.Count == 1 && hole == 1 ? null : text.ToString();
            }
        }

        public bool Asks => parts.Count == 1 && parts[0] is Open { Asks: true };

        public SyntaxNode? Asked => Asks ? ((Open)parts[0]).Value : null;

        /// <summary>The holes that may hold words: what stands between quotes is a name.</summary>
        public IEnumerable<(ExpressionSyntax, Bindings)> Holes => parts.Where((p, i) => p is Open && parts.Count > 1
                && !(i > 0 && i + 1 < parts.Count && parts[i - 1] is string before && parts[i + 1] is string after && before[^1] is '\'' or '"' && before[^1] == after[0]))
            .Cast<Open>().Select(o => (o.Value, o.Bound));

        public static Template Literal(string text)
        {
            var made = new Template();
            if (text.Length > 0)
            {
                made.parts.Add(text);
            }

            return made;
        }

        public static Template Hole(ExpressionSyntax value, Bindings bound) => Of(new Open(value, bound, false));

        public static Template Parameter(ExpressionSyntax value, Bindings bound) => Of(new Open(value, bound, true));

        public Template Then(Template next)
        {
            var made = new Template();
            made.parts.AddRange(parts);
            foreach (object part in next.parts)
            {
                if (part is string text && made.parts.Count > 0 && made.parts[^1] is string before)
                {
                    made.parts[^1] = before + text;
                }
                else
                {
                    made.parts.Add(part);
                }
            }

            return made;
        }

        private static Template Of(Open open)
        {
            var made = new Template();
            made.parts.Add(open);
            return made;
        }

        private sealed record Open(ExpressionSyntax Value, Bindings Bound, bool Asks);
    }
}
