using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Workflows;

/// <summary>The names a rule sees, and the parameters to compute before it.</summary>
internal sealed class RuleScope(NameScope names, IReadOnlyList<(int Index, string Name, TypedExpression Value)> parameters)
{
    /// <summary>This scope and more parameters, each seeing the ones before it.</summary>
    public RuleScope With(IReadOnlyList<ScopedParam> more, DiagnosticBag diagnostics)
    {
        if (more.Count == 0)
        {
            return this;
        }

        NameScope inner = names.Inner();
        var all = parameters.ToList();
        foreach (ScopedParam param in more)
        {
            TypedExpression? value = ExpressionCompiler.CheckNumeric(param.Expression, inner, ExpressionKind.Any, diagnostics);
            LanguageType type = value?.Type ?? LanguageType.Faulty;
            if (inner.Declare(param.Name, type) is not { } index)
            {
                diagnostics.Error(LanguageCode.Shadowing, param.NameSpan, $"'{param.Name}' is already an input or a parameter; names are not hidden");
            }
            else if (value is not null)
            {
                all.Add((index, param.Name, value));
            }
        }

        return new RuleScope(inner, all);
    }

    /// <summary>Number of variables of this scope and those inside it so far.</summary>
    public int VariableCount => names.VariableCount;

    /// <summary>Checks a boolean expression in this scope; the tree holds the parameters it needs or that could fail.</summary>
    public TypedExpression? Check(ExpressionText text, DiagnosticBag diagnostics)
    {
        TypedExpression? tree = ExpressionCompiler.CheckNumeric(text, names, ExpressionKind.Boolean, diagnostics);
        if (tree is null)
        {
            return null;
        }

        HashSet<int> used = Fallibility.VariablesOf(tree);
        var needed = new List<(int, string, TypedExpression)>();
        foreach ((int index, string name, TypedExpression value) in parameters.Reverse())
        {
            if (used.Contains(index) || Fallibility.MayFail(value))
            {
                needed.Add((index, name, value));
                used.UnionWith(Fallibility.VariablesOf(value));
            }
        }

        needed.Reverse();
        return needed.Count == 0 ? tree : new LetNode(needed, tree);
    }
}
