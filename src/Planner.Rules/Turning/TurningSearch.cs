using Planner.Rules.Language;
using Planner.Rules.Linting;
using Planner.Rules.Workflows;

namespace Planner.Rules.Turning;

/// <summary>
/// Finds the value of one input nearest to its present one at which a rule's outcome differs. Ranges over which interval arithmetic proves the outcome
/// are passed over or taken whole, others halved, down to a single double, which the scalar reader decides: so no nearer value turns the rule.
/// </summary>
internal sealed class TurningSearch(CompiledRule rule, RuleInputs inputs, InputField field)
{
    /// <summary>Ranges looked at before the search gives up; a threshold takes about 70.</summary>
    internal const int MostRanges = 4_000;

    private readonly OutcomeRange outcome = new(rule, field, inputs);
    private readonly bool now = inputs.Holds(rule);
    private readonly bool whole = field.Type != InputType.Double;
    private bool complete = true;

    /// <summary>The nearest value in a range that turns the rule, or null when none does.</summary>
    /// <param name="range">The values the input can have, both ends finite.</param>
    /// <param name="decided">Whether the answer is sure.</param>
    public double? Nearest(ValueRange range, out bool decided)
    {
        double from = inputs[field];
        if (double.IsNaN(from))
        {
            decided = false;
            return null;
        }

        long start = Key(from);
        double? above = First(Math.Max(start + 1, Key(range.Low)), Key(range.High), up: true);
        double? below = First(Math.Min(start - 1, Key(range.High)), Key(range.Low), up: false);
        decided = complete;
        return !complete ? null
            : above is not { } higher ? below
            : below is not { } lower || higher - from <= from - lower ? higher
            : lower;
    }

    private double? First(long near, long far, bool up)
    {
        var open = new Stack<(long Near, long Far)>();
        if (up ? near <= far : near >= far)
        {
            open.Push((near, far));
        }

        for (int ranges = 0; open.TryPop(out (long Near, long Far) part); ranges++)
        {
            if (ranges == MostRanges)
            {
                complete = false;
                return null;
            }

            bool? answer = outcome.Over(Value(Math.Min(part.Near, part.Far)), Value(Math.Max(part.Near, part.Far)));
            if (answer is null && part.Near == part.Far)
            {
                answer = inputs.HoldsWith(rule, field, Value(part.Near));
            }

            if (answer is null)
            {
                // The mean rounded down, which cannot overflow; the nearer half is looked at first.
                long middle = (part.Near & part.Far) + ((part.Near ^ part.Far) >> 1);
                open.Push(up ? (middle + 1, part.Far) : (middle, part.Far));
                open.Push(up ? (part.Near, middle) : (part.Near, middle + 1));
            }
            else if (answer != now)
            {
                return Value(part.Near);
            }
        }

        return null;
    }

    /// <summary>Numbers the values an input can have in their order: doubles by their bits, whole numbers by themselves.</summary>
    private long Key(double value)
    {
        if (whole)
        {
            return (long)value;
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private double Value(long key) => whole ? key : BitConverter.Int64BitsToDouble(key >= 0 ? key : long.MinValue - key);
}
