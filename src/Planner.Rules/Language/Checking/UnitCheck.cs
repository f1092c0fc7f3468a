using Planner.Rules.Language.Parsing;

namespace Planner.Rules.Language.Checking;

/// <summary>
/// Refuses to compare, add or subtract values of different units (PLN0322). Units come from the inputs; numbers written out fit every unit, and what is
/// multiplied or divided has a unit nobody knows, which fits every other. The difference of two percentages may be a share again or percentage
/// points, so it fits too; percentage points added to a percentage give a percentage.
/// </summary>
internal static class UnitCheck
{
    private const string Percent = "percent";
    private const string PercentagePoints = "percentage points";
    private const string NoUnit = "none";

    // Functions whose result is in the unit of their arguments.
    private static readonly HashSet<string> Mixing = new(StringComparer.OrdinalIgnoreCase) { "Min", "Max", "Clamp" };
    private static readonly HashSet<string> Keeping = new(StringComparer.OrdinalIgnoreCase) { "Abs", "Round", "Floor", "Ceiling", "Truncate", "ToDouble" };

    /// <summary>Reports every part that mixes units.</summary>
    public static void Check(TypedExpression tree, FaultList faults)
    {
        var units = new Dictionary<TypedExpression, string>(ReferenceEqualityComparer.Instance);
        foreach (TypedExpression node in TreeOrder.PartsFirst(tree))
        {
            if (UnitOf(node, units, faults) is { } unit)
            {
                units[node] = unit;
            }
        }
    }

    private static string? UnitOf(TypedExpression node, Dictionary<TypedExpression, string> units, FaultList faults)
    {
        switch (node)
        {
            case SlotNode slot:
                return slot.Field.Unit is null or NoUnit ? null : slot.Field.Unit;
            case ConvertNode or NegationNode:
                return units.GetValueOrDefault(node.Parts[0]);
            case BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum:
                return Sum(sum, units.GetValueOrDefault(sum.Left), units.GetValueOrDefault(sum.Right), faults);
            case BinaryNode binary when OperatorTable.IsComparison(binary.Operator):
                Same(binary.Left, binary.Right, units, faults, "compared with");
                return null;
            case ConditionalNode conditional:
                return Same(conditional.Then, conditional.Otherwise, units, faults, "an alternative to");
            case CallNode call when Keeping.Contains(call.Function.Name):
                return units.GetValueOrDefault(call.Parts[0]);
            case CallNode call when Mixing.Contains(call.Function.Name):
                string? unit = units.GetValueOrDefault(call.Parts[0]);
                for (int i = 1; i < call.Parts.Count; i++)
                {
                    unit = Same(call.Parts[0], call.Parts[i], units, faults, "set beside") ?? unit;
                }

                return unit;
            default:
                return null;
        }
    }

    private static string? Sum(BinaryNode sum, string? left, string? right, FaultList faults)
    {
        bool adds = sum.Operator == BinaryOperator.Add;
        switch (left, right)
        {
            case (Percent, Percent) when !adds:
                return null;
            case (Percent, PercentagePoints):
            case (PercentagePoints, Percent) when adds:
                return Percent;
            case ({ } a, { } b) when a != b:
                Fault(sum.Range, b, a, adds ? "added to" : "subtracted from", faults);
                return null;
            default:
                return left ?? right;
        }
    }

    private static string? Same(TypedExpression left, TypedExpression right, Dictionary<TypedExpression, string> units, FaultList faults, string how)
    {
        string? a = units.GetValueOrDefault(left);
        string? b = units.GetValueOrDefault(right);
        if (a is not null && b is not null && a != b)
        {
            Fault(left.Range.To(right.Range), a, b, how, faults);
            return null;
        }

        return a ?? b;
    }

    private static void Fault(TextRange range, string first, string second, string how, FaultList faults) =>
        faults.Add(LanguageCode.Units, range, $"Units differ: a value in {first} is {how} one in {second}; convert one of them with a factor, such as 1000 * x");
}
