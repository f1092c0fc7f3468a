using Planner.Rules.Language;
using Planner.Simulation.Faults;
using Planner.Simulation.Stages;

namespace Planner.Simulation.Preparation;

/// <summary>
/// An expression ready to be read for all lanes of a unit at once; where it lies outside the lanes' subset it is read lane by lane. Answers are those
/// of <see cref="CompiledExpression.Scalar"/>, bit for bit.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed class LaneExpression
{
    private readonly CompiledExpression expression;

    // The kernel once it is known, so that a call finds it in one step.
    private LaneKernel? known;

    public LaneExpression(CompiledExpression expression, WatchedRule? watched = null)
    {
        this.expression = expression;
        Watched = watched;
        Field = expression.Field is { Bank: SlotBank.Lane } input ? input : null;
        Constant = expression.Inputs.Count == 0 ? expression.Scalar([], 0, 0, [], 0) : null;
    }

    /// <summary>What looks for faults of its numbers; null where there can be none.</summary>
    public WatchedRule? Watched { get; }

    /// <summary>Its text: over the same layout the same text has the same values.</summary>
    public string Text => expression.Text.Text;

    /// <summary>Its value where it reads no input (a truth as 1 or 0), else null.</summary>
    public double? Constant { get; }

    /// <summary>The input it is by itself, or null. The model keeps its whole numbers whole, so the column holds the values as they are; truths may be any number but 0.</summary>
    public InputField? Field { get; }

    /// <summary>Its value in one lane.</summary>
    public ScalarExpression Scalar => expression.Scalar;

    private LaneKernel? Kernel => known ??= expression.Lanes;

    /// <summary>Reads a truth.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where slot 0 of the first lane is.</param>
    /// <param name="stride">Distance of the slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    /// <param name="truths">Receives 1 where it holds, else 0; 0 also where it failed.</param>
    public void Truths(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths)
    {
        if (Kernel is { } kernel)
        {
            kernel.Evaluate(lanes, offset, stride, shared, sharedOffset, truths, []);
            return;
        }

        for (int lane = 0; lane < truths.Length; lane++)
        {
            truths[lane] = expression.Scalar(lanes, offset + lane, stride, shared, sharedOffset) == 1 ? (byte)1 : (byte)0;
        }
    }

    /// <summary>Reads a number, or a truth as 1 and 0; NaN where it failed.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where slot 0 of the first lane is.</param>
    /// <param name="stride">Distance of the slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    /// <param name="numbers">Receives the values; a multiple of eight.</param>
    /// <param name="truths">Room for twice as many bytes.</param>
    public void Numbers(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<double> numbers, Span<byte> truths)
    {
        if (Kernel is not { } kernel)
        {
            for (int lane = 0; lane < numbers.Length; lane++)
            {
                numbers[lane] = expression.Scalar(lanes, offset + lane, stride, shared, sharedOffset);
            }

            return;
        }

        Span<byte> errors = truths.Slice(numbers.Length, numbers.Length);
        if (!kernel.IsTruth)
        {
            kernel.Evaluate(lanes, offset, stride, shared, sharedOffset, numbers, errors);
            return;
        }

        Span<byte> holds = truths[..numbers.Length];
        kernel.Evaluate(lanes, offset, stride, shared, sharedOffset, holds, errors);
        TruthLanes.Widen(holds, numbers);
        if (kernel.CanFail)
        {
            for (int lane = 0; lane < numbers.Length; lane++)
            {
                numbers[lane] = errors[lane] != 0 ? double.NaN : numbers[lane];
            }
        }
    }
}
