using System.Runtime.CompilerServices;
using Planner.Rules.Workflows;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Reads rules and expressions for all lanes of a commune. Nearly always all lanes have the same parameters in force; where status makes them differ,
/// the kernel runs once for each set of parameters and the answers are blended.
/// </summary>
internal static class UnitReading
{
    // Lanes read at a time where room on the stack is needed; a multiple of eight.
    private const int BlockPart = 256;

    /// <summary>Reads truths of lanes that have the same parameters in force.</summary>
    private interface ITruthReader
    {
        void Read(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths);
    }

    /// <summary>Whether a rule holds.</summary>
    /// <param name="block">The block.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="truths">Receives a truth per lane.</param>
    public static void Truths(BlockState block, CompiledRule rule, int commune, Span<byte> truths) => Truths(block, new RuleReader(rule), commune, truths);

    /// <summary>Whether an expression holds.</summary>
    /// <param name="block">The block.</param>
    /// <param name="expression">A boolean expression.</param>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="truths">Receives a truth per lane; false where it failed.</param>
    public static void Truths(BlockState block, LaneExpression expression, int commune, Span<byte> truths) =>
        Truths(block, new ExpressionReader(expression), commune, truths);

    /// <summary>The values of an expression; a truth as 1 and 0.</summary>
    /// <param name="block">The block.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="numbers">Receives a value per lane; NaN where it failed.</param>
    [SkipLocalsInit]
    public static void Numbers(BlockState block, LaneExpression expression, int commune, Span<double> numbers)
    {
        double[] shared = block.Model.Shared;
        int offset = block.Offset(commune, 0);
        int common = block.CommonOffsets[commune];

        // Not cleared on purpose: it is written before it is read.
        Span<byte> truths = stackalloc byte[2 * BlockPart];
        if (common >= 0)
        {
            for (int lane = 0; lane < block.Width; lane += BlockPart)
            {
                expression.Numbers(block.Lanes, offset + lane, block.Width, shared, common, numbers[lane..Math.Min(lane + BlockPart, block.Width)], truths);
            }

            return;
        }

        ReadOnlySpan<int> offsets = Offsets(block, commune);
        Span<double> room = stackalloc double[BlockPart];
        Span<int> done = stackalloc int[block.Model.MostParameterSets];
        for (int group = 0; Next(offsets, done, ref group, out int own);)
        {
            for (int lane = 0; lane < block.Width; lane += BlockPart)
            {
                Span<double> part = numbers[lane..Math.Min(lane + BlockPart, block.Width)];
                expression.Numbers(block.Lanes, offset + lane, block.Width, shared, own, room[..part.Length], truths);
                TruthLanes.Blend(offsets[lane..], own, room, part);
            }
        }
    }

    // Generic over a struct, so that each reader is called directly.
    private static void Truths<TReader>(BlockState block, TReader reader, int commune, Span<byte> truths)
        where TReader : struct, ITruthReader
    {
        double[] shared = block.Model.Shared;
        int offset = block.Offset(commune, 0);
        int common = block.CommonOffsets[commune];
        if (common >= 0)
        {
            reader.Read(block.Lanes, offset, block.Width, shared, common, truths);
            return;
        }

        Blend(block, reader, commune, truths);
    }

    [SkipLocalsInit]
    private static void Blend<TReader>(BlockState block, TReader reader, int commune, Span<byte> truths)
        where TReader : struct, ITruthReader
    {
        double[] shared = block.Model.Shared;
        int offset = block.Offset(commune, 0);
        ReadOnlySpan<int> offsets = Offsets(block, commune);
        Span<byte> room = stackalloc byte[BlockPart];
        Span<int> done = stackalloc int[block.Model.MostParameterSets];
        for (int group = 0; Next(offsets, done, ref group, out int own);)
        {
            for (int lane = 0; lane < block.Width; lane += BlockPart)
            {
                Span<byte> part = truths[lane..Math.Min(lane + BlockPart, block.Width)];
                reader.Read(block.Lanes, offset + lane, block.Width, shared, own, room[..part.Length]);
                TruthLanes.Blend(offsets[lane..], own, room, part);
            }
        }
    }

    private static ReadOnlySpan<int> Offsets(BlockState block, int commune) => block.SharedOffsets.AsSpan(commune * block.Width, block.Width);

    /// <summary>Finds the next set of parameters among the lanes, in the order of the lanes.</summary>
    private static bool Next(ReadOnlySpan<int> offsets, Span<int> done, ref int group, out int own)
    {
        int lane = offsets.IndexOfAnyExcept(done[..group]);
        own = lane < 0 ? 0 : offsets[lane];
        if (lane < 0)
        {
            return false;
        }

        done[group++] = own;
        return true;
    }

    private readonly struct RuleReader(CompiledRule rule) : ITruthReader
    {
        public void Read(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths) =>
            rule.Evaluate(lanes, offset, stride, shared, sharedOffset, truths, []);
    }

    private readonly struct ExpressionReader(LaneExpression expression) : ITruthReader
    {
        public void Read(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths) =>
            expression.Truths(lanes, offset, stride, shared, sharedOffset, truths);
    }
}
