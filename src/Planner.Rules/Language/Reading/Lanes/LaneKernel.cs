using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading.Columns;
using Planner.Rules.Language.Reading.Lanes;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language;

/// <summary>
/// An expression compiled for a block of replicates at once: slot s of replicate i lies at <c>lanes[offset + s * stride + i]</c>. Value and error of each
/// replicate are bit for bit those of the scalar reader, on every register width. Allocates nothing.
/// </summary>
/// <remarks>A stride that is a multiple of 4,096 bytes makes the columns fight for the same cache lines.</remarks>
/// <threadsafety>Immutable; may be evaluated from any number of threads.</threadsafety>
public sealed class LaneKernel
{
    /// <summary>Name of the switch that asks for <see cref="Interpret"/>.</summary>
    public const string InterpretSwitch = "Planner.Rules.InterpretLanes";

    private readonly CompiledExpression expression;
    private readonly TruthLoop? truthLoop;
    private readonly NumberLoop? numberLoop;
    private readonly ColumnProgram? program;
    private readonly int lastSlot;

    private LaneKernel(CompiledExpression expression, VectorWidth width)
    {
        this.expression = expression;
        Width = width;
        IsTruth = expression.Tree.Type.Kind == TypeKind.Bool;
        lastSlot = expression.Inputs.Where(f => f.Bank == SlotBank.Lane).Select(f => f.Slot).DefaultIfEmpty(-1).Max();
    }

    private LaneKernel(CompiledExpression expression, LaneDependence dependence, VectorWidth width)
        : this(expression, width)
    {
        if (width == VectorWidth.Scalar)
        {
            CanFail = Fallibility.MayFail(expression.Tree);
            return;
        }

        (Delegate loop, CanFail) = LaneCompiler.Compile(expression.Tree, dependence, width);
        truthLoop = loop as TruthLoop;
        numberLoop = loop as NumberLoop;
    }

    private LaneKernel(CompiledExpression expression, ColumnProgram program)
        : this(expression, (VectorWidth)Vector<double>.Count)
    {
        this.program = program;
        CanFail = Fallibility.MayFail(expression.Tree);
    }

    /// <summary>The widest registers that this machine has in hardware; one by one where no code can be generated.</summary>
    public static VectorWidth Widest { get; } =
        !RuntimeFeature.IsDynamicCodeCompiled ? VectorWidth.Scalar
        : Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : Vector128.IsHardwareAccelerated ? VectorWidth.Bits128
        : VectorWidth.Scalar;

    /// <summary>The registers it uses; a compiled kernel evaluates blocks with fewer replicates one by one.</summary>
    public VectorWidth Width { get; }

    /// <summary>Whether it works off a list of column operations instead of code generated for it.</summary>
    public bool IsInterpreted => program is not null;

    /// <summary>Whether any replicate can ever fail; when not, errors need not be asked for.</summary>
    public bool CanFail { get; }

    /// <summary>Whether it gives truths; otherwise numbers.</summary>
    public bool IsTruth { get; }

    /// <summary>Compiles for registers of a width.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="width">Any width; one that the machine lacks is slow but gives the same answers.</param>
    /// <returns>The kernel, or null when the expression is outside the subset (<see cref="CompiledExpression.CheckLanes"/> says why).</returns>
    public static LaneKernel? Compile(CompiledExpression expression, VectorWidth width)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var dependence = new LaneDependence(expression.Tree);
        return dependence.IsInside ? new LaneKernel(expression, dependence, width) : null;
    }

    /// <summary>
    /// Makes a kernel without generating code: one column operation after the other over <see cref="Vector{T}"/>, with scratch columns kept per thread. Somewhat slower,
    /// the same answers.
    /// </summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The kernel, or null when the expression is outside the subset.</returns>
    public static LaneKernel? Interpret(CompiledExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var dependence = new LaneDependence(expression.Tree);
        return dependence.IsInside ? new LaneKernel(expression, ColumnProgram.Of(expression, dependence)) : null;
    }

    /// <summary>
    /// The kernel for this process: compiled for the widest registers, or interpreted where no code can be generated or where the switch
    /// <c>Planner.Rules.InterpretLanes</c> (<see cref="AppContext"/>) is on.
    /// </summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The kernel, or null when the expression is outside the subset.</returns>
    public static LaneKernel? Suitable(CompiledExpression expression) =>
        !RuntimeFeature.IsDynamicCodeCompiled || (AppContext.TryGetSwitch(InterpretSwitch, out bool interpret) && interpret)
            ? Interpret(expression)
            : Compile(expression, Widest);

    /// <summary>Evaluates a truth for <paramref name="truths"/>.Length replicates.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where slot 0 of the first replicate is.</param>
    /// <param name="stride">Distance of the slots, 0 or more.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    /// <param name="truths">Receives 1 where it holds, else 0; 0 also where it failed.</param>
    /// <param name="errors">Receives 1 where it failed, else 0: at least as long as <paramref name="truths"/>, or empty when not wanted.</param>
    /// <exception cref="InvalidOperationException">The expression gives numbers.</exception>
    /// <exception cref="ArgumentException">The lane bank or <paramref name="errors"/> is too short.</exception>
    public void Evaluate(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths, Span<byte> errors)
    {
        // What a run asks tens of millions of times, in one step: whole registers, no errors.
        if (truthLoop is { } loop && !CanFail && errors.IsEmpty && IsWhole(truths.Length) && Fits(lanes, offset, stride, truths.Length))
        {
            loop(ref First(lanes, offset), stride, truths.Length, shared, sharedOffset, ref MemoryMarshal.GetReference(truths), ref Unsafe.NullRef<byte>());
            return;
        }

        if (!IsTruth)
        {
            throw new InvalidOperationException("the expression gives numbers");
        }

        Check(lanes, offset, stride, truths.Length, errors.Length);
        if (program is not null)
        {
            program.Run(lanes, offset, stride, shared, sharedOffset, truths, errors);
        }
        else if (errors.IsEmpty && CanFail)
        {
            WithoutErrors(lanes, offset, stride, shared, sharedOffset, truths);
        }
        else
        {
            Run(lanes, offset, stride, shared, sharedOffset, truths, errors);
        }
    }

    /// <summary>Evaluates a number for <paramref name="numbers"/>.Length replicates.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where slot 0 of the first replicate is.</param>
    /// <param name="stride">Distance of the slots, 0 or more.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    /// <param name="numbers">Receives the numbers; NaN where it failed. NaN is always the canonical one.</param>
    /// <param name="errors">Receives 1 where it failed, else 0: at least as long as <paramref name="numbers"/>.</param>
    /// <exception cref="InvalidOperationException">The expression gives truths.</exception>
    /// <exception cref="ArgumentException">The lane bank or <paramref name="errors"/> is too short.</exception>
    public void Evaluate(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<double> numbers, Span<byte> errors)
    {
        if (numberLoop is { } loop && !CanFail && errors.Length >= numbers.Length && IsWhole(numbers.Length) && Fits(lanes, offset, stride, numbers.Length))
        {
            ref byte failures = ref MemoryMarshal.GetReference(errors);
            loop(ref First(lanes, offset), stride, numbers.Length, shared, sharedOffset, ref MemoryMarshal.GetReference(numbers), ref failures);
            errors[..numbers.Length].Clear();
            return;
        }

        if (IsTruth)
        {
            throw new InvalidOperationException("the expression gives truths");
        }

        Check(lanes, offset, stride, numbers.Length, errors.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(errors.Length, numbers.Length);
        if (program is not null)
        {
            program.Run(lanes, offset, stride, shared, sharedOffset, numbers, errors);
            return;
        }

        if (numberLoop is { } vector && numbers.Length >= (int)Width)
        {
            int count = numbers.Length & -(int)Width;
            vector(ref First(lanes, offset), stride, count, shared, sharedOffset, ref numbers[0], ref errors[0]);
            if (count < numbers.Length)
            {
                // The last register ends with the block and writes a few answers again.
                count = numbers.Length - (int)Width;
                vector(ref First(lanes, offset + count), stride, (int)Width, shared, sharedOffset, ref numbers[count], ref errors[count]);
            }

            ClearUnused(errors[..numbers.Length]);
            return;
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = expression.CheckedScalar(lanes, offset + i, stride, shared, sharedOffset, out bool failed);
            errors[i] = failed ? (byte)1 : (byte)0;
        }
    }

    /// <summary>Whether so many replicates fill whole registers; false for none.</summary>
    private bool IsWhole(int count) => (count & ((int)Width - 1)) == 0 && count > 0;

    /// <summary>Whether the bank holds every slot that is read.</summary>
    private bool Fits(double[] lanes, int offset, int stride, int count) =>
        (offset | stride) >= 0 && (lastSlot < 0 || offset + ((long)lastSlot * stride) + count <= lanes.Length);

    [SkipLocalsInit]
    private void WithoutErrors(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths)
    {
        Span<byte> unwanted = stackalloc byte[512];
        for (int done = 0; done < truths.Length; done += unwanted.Length)
        {
            Span<byte> part = truths[done..Math.Min(done + unwanted.Length, truths.Length)];
            Run(lanes, offset + done, stride, shared, sharedOffset, part, unwanted[..part.Length]);
        }
    }

    private void Run(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths, Span<byte> errors)
    {
        if (truthLoop is { } vector && truths.Length >= (int)Width)
        {
            // Errors may be empty only if the loop never writes them.
            ref byte failures = ref MemoryMarshal.GetReference(errors);
            int count = truths.Length & -(int)Width;
            vector(ref First(lanes, offset), stride, count, shared, sharedOffset, ref truths[0], ref failures);
            if (count < truths.Length)
            {
                // The last register ends with the block and writes a few answers again.
                count = truths.Length - (int)Width;
                vector(ref First(lanes, offset + count), stride, (int)Width, shared, sharedOffset, ref truths[count], ref Unsafe.Add(ref failures, count));
            }

            ClearUnused(errors.IsEmpty ? errors : errors[..truths.Length]);
            return;
        }

        for (int i = 0; i < truths.Length; i++)
        {
            double value = expression.Scalar(lanes, offset + i, stride, shared, sharedOffset);
            truths[i] = value == 1 ? (byte)1 : (byte)0;
            if (!errors.IsEmpty)
            {
                errors[i] = double.IsNaN(value) ? (byte)1 : (byte)0;
            }
        }
    }

    private void ClearUnused(Span<byte> errors)
    {
        if (!CanFail)
        {
            errors.Clear();
        }
    }

    // An expression without lane slots may come with an empty bank; its loop never reads there.
    private ref double First(double[] lanes, int offset) =>
        ref lastSlot < 0 ? ref MemoryMarshal.GetArrayDataReference(lanes) : ref lanes[offset];

    private void Check(double[] lanes, int offset, int stride, int count, int errors)
    {
        ArgumentNullException.ThrowIfNull(lanes);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        if (errors != 0 && errors < count)
        {
            throw new ArgumentException($"There is room for {errors} errors, {count} are needed.", nameof(errors));
        }

        // The loop itself reads without looking.
        if (lastSlot >= 0 && offset + ((long)lastSlot * stride) + count > lanes.Length)
        {
            throw new ArgumentException($"Slot {lastSlot} of {count} replicates lies beyond the bank's {lanes.Length} values.", nameof(lanes));
        }
    }
}
