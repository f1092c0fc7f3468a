using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>Which parts of a tree differ from replicate to replicate, and which of those lie outside the lane kernel's subset.</summary>
internal sealed class LaneDependence
{
    private readonly HashSet<TypedExpression> dependent = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<int> variables = [];
    private readonly List<(TypedExpression Part, string? Parameter)> refused = [];

    public LaneDependence(TypedExpression tree)
    {
        if (tree is not LetNode let)
        {
            Mark(tree, null);
            return;
        }

        foreach ((int index, string name, TypedExpression value) in let.Bindings)
        {
            Mark(value, name);
            if (dependent.Contains(value))
            {
                variables.Add(index);
            }
        }

        Mark(let.Body, null);
    }

    /// <summary>Whether the lanes' subset holds everything that depends on the replicate.</summary>
    public bool IsInside => refused.Count == 0;

    /// <summary>Whether a part reads the lane bank.</summary>
    public bool Has(TypedExpression node) => dependent.Contains(node);

    /// <summary>Reports the innermost refused parts; those of a parameter, which has a text of its own, at the whole expression.</summary>
    public void Report(FaultList faults, ExpressionText text)
    {
        var all = new HashSet<TypedExpression>(refused.Select(r => r.Part), ReferenceEqualityComparer.Instance);
        foreach ((TypedExpression part, string? parameter) in refused.Where(r => !r.Part.Parts.Any(all.Contains)))
        {
            string place = parameter is null ? "" : $" in the parameter '{parameter}'";
            faults.Add(
                LanguageCode.NotForLanes,
                parameter is null ? part.Range : new TextRange(0, text.Text.Length),
                $"Lanes hold Boolean, Int32 and Double only: a value of type '{part.Type}'{place} differs from replicate to replicate");
        }
    }

    private void Mark(TypedExpression tree, string? parameter)
    {
        foreach (TypedExpression node in TreeOrder.PartsFirst(tree))
        {
            bool varies = node switch
            {
                SlotNode slot => slot.Field.Bank == SlotBank.Lane,
                VariableNode variable => variables.Contains(variable.Index),
                _ => node.Parts.Any(dependent.Contains),
            };
            if (varies && dependent.Add(node) && node.Type.Kind is not (TypeKind.Bool or TypeKind.Int or TypeKind.Double))
            {
                refused.Add((node, parameter));
            }
        }
    }
}
