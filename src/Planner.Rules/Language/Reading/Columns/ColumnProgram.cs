using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Rules.Language.Checking;

namespace Planner.Rules.Language.Reading.Columns;

/// <summary>
/// A typed tree as a list of steps over columns of replicates, made without generating code: the lanes' second reader, where code cannot be generated
/// and to check the first. Scratch columns are kept per thread, so that after the first evaluation nothing is allocated.
/// </summary>
internal sealed class ColumnProgram
{
    // A handful of columns of 1,024 numbers stay in the L1 cache; a program of very many columns gets shorter ones.
    private const int LongestStretch = 1_024;
    private const int MostScratch = 1 << 18;

    [ThreadStatic]
    private static double[]? numberScratch;

    [ThreadStatic]
    private static byte[]? truthScratch;

    private readonly ColumnStep[] before;
    private readonly ColumnStep[] steps;
    private readonly Operand result;
    private readonly Operand error;
    private readonly int numberColumns;
    private readonly int truthColumns;
    private readonly int capacity;
    private readonly bool canFail;

    private ColumnProgram(CompiledExpression expression, ColumnBuilder builder)
    {
        result = builder.Build(expression.Tree);
        canFail = Fallibility.MayFail(expression.Tree);
        error = builder.Error;
        before = [.. builder.Before];
        steps = [.. builder.Steps];
        numberColumns = builder.NumberColumns;
        truthColumns = builder.TruthColumns;
        int fitting = MostScratch / Math.Max(1, numberColumns);
        capacity = Math.Clamp(fitting & -Vector<byte>.Count, Vector<byte>.Count, LongestStretch);
    }

    /// <summary>Makes the program of an expression inside the lanes' subset.</summary>
    public static ColumnProgram Of(CompiledExpression expression, Lanes.LaneDependence dependence) => new(expression, new ColumnBuilder(expression, dependence));

    /// <summary>Truths and errors of a block; errors may be empty when not wanted.</summary>
    public void Run(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths, Span<byte> errors)
    {
        ColumnFrame frame = Start(lanes, offset, stride, shared, sharedOffset);
        for (int done = 0; done < truths.Length; done += capacity)
        {
            Stretch(ref frame, offset + done, Math.Min(capacity, truths.Length - done));
            if (!canFail)
            {
                MemoryMarshal.CreateReadOnlySpan(ref frame.Truth(result), frame.Count).CopyTo(truths[done..]);
                continue;
            }

            ReadOnlySpan<byte> failed = MemoryMarshal.CreateReadOnlySpan(ref frame.Truth(error), frame.Count);
            Without(MemoryMarshal.CreateReadOnlySpan(ref frame.Truth(result), frame.Count), failed, truths.Slice(done, frame.Count));
            if (!errors.IsEmpty)
            {
                failed.CopyTo(errors[done..]);
            }
        }

        if (!canFail && !errors.IsEmpty)
        {
            errors[..truths.Length].Clear();
        }
    }

    /// <summary>Numbers and errors of a block.</summary>
    public void Run(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<double> numbers, Span<byte> errors)
    {
        ColumnFrame frame = Start(lanes, offset, stride, shared, sharedOffset);
        for (int done = 0; done < numbers.Length; done += capacity)
        {
            Stretch(ref frame, offset + done, Math.Min(capacity, numbers.Length - done));
            ReadOnlySpan<byte> failed = MemoryMarshal.CreateReadOnlySpan(ref frame.Truth(error), frame.Count);
            ref double values = ref frame.Number(result);
            for (int i = 0; i < frame.Count; i++)
            {
                // One pattern of NaN only leaves this place, as from the scalar reader.
                double value = Unsafe.Add(ref values, i);
                numbers[done + i] = failed[i] != 0 || double.IsNaN(value) ? double.NaN : value;
            }

            failed.CopyTo(errors[done..]);
        }
    }

    private ColumnFrame Start(double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        if (numberScratch is null || numberScratch.Length < numberColumns * capacity)
        {
            numberScratch = new double[Math.Max(1, numberColumns * capacity)];
        }

        if (truthScratch is null || truthScratch.Length < truthColumns * capacity)
        {
            truthScratch = new byte[truthColumns * capacity];
        }

        var frame = new ColumnFrame
        {
            Lanes = lanes,
            First = offset,
            Stride = stride,
            Shared = shared,
            SharedOffset = sharedOffset,
            Numbers = numberScratch,
            Truths = truthScratch,
            Capacity = capacity,
            Count = 1,
        };
        foreach (ColumnStep step in before)
        {
            step.Run(frame);
        }

        return frame;
    }

    private void Stretch(ref ColumnFrame frame, int first, int count)
    {
        frame.First = first;
        frame.Count = count;
        if (canFail || result.Place != Place.Truth)
        {
            MemoryMarshal.CreateSpan(ref frame.Truth(error), count).Clear();
        }

        foreach (ColumnStep step in steps)
        {
            step.Run(frame);
        }
    }

    private static void Without(ReadOnlySpan<byte> truths, ReadOnlySpan<byte> failed, Span<byte> to)
    {
        int i = 0;
        for (; i <= to.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.AndNot(new Vector<byte>(truths[i..]), new Vector<byte>(failed[i..])).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] = (byte)(truths[i] & ~failed[i]);
        }
    }
}
