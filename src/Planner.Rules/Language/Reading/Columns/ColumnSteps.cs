using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading.Lanes;

namespace Planner.Rules.Language.Reading.Columns;

/// <summary>One operation over the columns of a frame.</summary>
internal abstract class ColumnStep
{
    public abstract void Run(in ColumnFrame frame);
}

/// <summary>to = a op b.</summary>
internal sealed class PairStep<TOperation>(Operand a, Operand b, Operand to) : ColumnStep
    where TOperation : struct, IPairOperation
{
    public override void Run(in ColumnFrame frame)
    {
        ref double left = ref frame.Number(a);
        ref double right = ref frame.Number(b);
        ref double result = ref frame.Number(to);
        bool shared = b.IsShared;
        var same = new Vector<double>(right);
        int i = 0;
        for (; i <= frame.Count - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> second = shared ? same : Vector.LoadUnsafe(ref right, (nuint)i);
            TOperation.Apply(Vector.LoadUnsafe(ref left, (nuint)i), second).StoreUnsafe(ref result, (nuint)i);
        }

        for (; i < frame.Count; i++)
        {
            Unsafe.Add(ref result, i) = TOperation.Apply(Unsafe.Add(ref left, i), shared ? right : Unsafe.Add(ref right, i));
        }
    }
}

/// <summary>to = a compared with b.</summary>
internal sealed class CompareStep<TComparison>(Operand a, Operand b, Operand to) : ColumnStep
    where TComparison : struct, IComparison
{
    public override void Run(in ColumnFrame frame)
    {
        ref double left = ref frame.Number(a);
        ref double right = ref frame.Number(b);
        ref byte result = ref frame.Truth(to);
        int i = Vector512.IsHardwareAccelerated ? Wide(ref left, ref right, ref result, frame.Count) : 0;
        if (b.IsShared)
        {
            var same = new Vector<double>(right);
            for (; i <= frame.Count - Vector<double>.Count; i += Vector<double>.Count)
            {
                StoreMask(ref result, i, TComparison.Apply(Vector.LoadUnsafe(ref left, (nuint)i), same));
            }
        }
        else
        {
            for (; i <= frame.Count - Vector<double>.Count; i += Vector<double>.Count)
            {
                StoreMask(ref result, i, TComparison.Apply(Vector.LoadUnsafe(ref left, (nuint)i), Vector.LoadUnsafe(ref right, (nuint)i)));
            }
        }

        for (; i < frame.Count; i++)
        {
            Unsafe.Add(ref result, i) = TComparison.Apply(Unsafe.Add(ref left, i), b.IsShared ? right : Unsafe.Add(ref right, i)) ? (byte)1 : (byte)0;
        }
    }

    // Of 512 bits also where Vector<double> has 256: making bytes of the mask is most of the work, and then costs half.
    private int Wide(ref double left, ref double right, ref byte result, int count)
    {
        int i = 0;
        if (b.IsShared)
        {
            Vector512<double> same = Vector512.Create(right);
            for (; i <= count - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                LaneMemory.StoreMask(ref result, i, TComparison.Apply(Vector512.LoadUnsafe(ref left, (nuint)i), same));
            }

            return i;
        }

        for (; i <= count - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            LaneMemory.StoreMask(ref result, i, TComparison.Apply(Vector512.LoadUnsafe(ref left, (nuint)i), Vector512.LoadUnsafe(ref right, (nuint)i)));
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreMask(ref byte first, int index, Vector<long> mask)
    {
        if (Vector<double>.Count == 8)
        {
            LaneMemory.StoreMask(ref first, index, mask.AsVector512().AsDouble());
        }
        else if (Vector<double>.Count == 4)
        {
            LaneMemory.StoreMask(ref first, index, mask.AsVector256().AsDouble());
        }
        else
        {
            LaneMemory.StoreMask(ref first, index, mask.AsVector128().AsDouble());
        }
    }
}

/// <summary>to = op x.</summary>
internal sealed class SingleStep<TOperation>(Operand x, Operand to) : ColumnStep
    where TOperation : struct, ISingleOperation
{
    public override void Run(in ColumnFrame frame)
    {
        ref double from = ref frame.Number(x);
        ref double result = ref frame.Number(to);
        int i = 0;
        for (; i <= frame.Count - Vector<double>.Count; i += Vector<double>.Count)
        {
            TOperation.Apply(Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref result, (nuint)i);
        }

        for (; i < frame.Count; i++)
        {
            Unsafe.Add(ref result, i) = TOperation.Apply(Unsafe.Add(ref from, i));
        }
    }
}

/// <summary>to = a op b of truths; b may be one for all.</summary>
internal sealed class TruthStep<TOperation>(Operand a, Operand b, Operand to) : ColumnStep
    where TOperation : struct, ITruthOperation
{
    public override void Run(in ColumnFrame frame)
    {
        ref byte left = ref frame.Truth(a);
        ref byte right = ref frame.Truth(b);
        ref byte result = ref frame.Truth(to);
        bool shared = b.IsShared;
        var same = new Vector<byte>(right);
        int i = 0;
        for (; i <= frame.Count - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector<byte> second = shared ? same : Vector.LoadUnsafe(ref right, (nuint)i);
            TOperation.Apply(Vector.LoadUnsafe(ref left, (nuint)i), second).StoreUnsafe(ref result, (nuint)i);
        }

        for (; i < frame.Count; i++)
        {
            Unsafe.Add(ref result, i) = (byte)TOperation.Apply(Unsafe.Add(ref left, i), shared ? right : Unsafe.Add(ref right, i));
        }
    }
}

/// <summary>to = condition ? a : b.</summary>
internal sealed class SelectStep(Operand condition, Operand a, Operand b, Operand to) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        ref byte chosen = ref frame.Truth(condition);
        if (to.Place == Place.Truth)
        {
            Choose(ref chosen, ref frame.Truth(a), ref frame.Truth(b), ref frame.Truth(to), frame.Count);
        }
        else
        {
            Choose(ref chosen, ref frame.Number(a), ref frame.Number(b), ref frame.Number(to), frame.Count);
        }
    }

    private static void Choose<T>(ref byte condition, ref T a, ref T b, ref T to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref to, i) = Unsafe.Add(ref condition, i) != 0 ? Unsafe.Add(ref a, i) : Unsafe.Add(ref b, i);
        }
    }
}

/// <summary>to = a op b of whole numbers; where there is no result and the place is active, an error.</summary>
internal sealed class WholeStep<TOperation>(Operand a, Operand b, Operand to, Operand error, Operand? active) : ColumnStep
    where TOperation : struct, IWholeOperation
{
    public override void Run(in ColumnFrame frame)
    {
        ref double left = ref frame.Number(a);
        ref double right = ref frame.Number(b);
        ref double result = ref frame.Number(to);
        ref byte errors = ref frame.Truth(error);
        ref byte reached = ref active is { } mask ? ref frame.Truth(mask) : ref Unsafe.NullRef<byte>();
        for (int i = 0; i < frame.Count; i++)
        {
            bool failed = false;
            Unsafe.Add(ref result, i) = TOperation.Apply((int)Unsafe.Add(ref left, i), (int)Unsafe.Add(ref right, i), ref failed);
            if (failed)
            {
                Unsafe.Add(ref errors, i) |= Unsafe.IsNullRef(ref reached) ? (byte)1 : Unsafe.Add(ref reached, i);
            }
        }
    }
}

/// <summary>to = x % y of real numbers.</summary>
internal sealed class RemainderStep(Operand a, Operand b, Operand to) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        ref double left = ref frame.Number(a);
        ref double right = ref frame.Number(b);
        ref double result = ref frame.Number(to);
        for (int i = 0; i < frame.Count; i++)
        {
            Unsafe.Add(ref result, i) = Unsafe.Add(ref left, i) % Unsafe.Add(ref right, i);
        }
    }
}

/// <summary>Exp, Log or Pow: the span forms, the same bits as the scalar ones.</summary>
internal sealed class TranscendentalStep(string name, Operand x, Operand y, Operand to) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        ReadOnlySpan<double> from = MemoryMarshal.CreateReadOnlySpan(ref frame.Number(x), frame.Count);
        Span<double> result = MemoryMarshal.CreateSpan(ref frame.Number(to), frame.Count);
        switch (name)
        {
            case "Exp":
                DeterministicMath.Exp(from, result);
                break;
            case "Log":
                DeterministicMath.Log(from, result);
                break;
            default:
                DeterministicMath.Pow(from, MemoryMarshal.CreateReadOnlySpan(ref frame.Number(y), frame.Count), result);
                break;
        }
    }
}

/// <summary>A function of the tables, replicate by replicate.</summary>
internal sealed class FunctionStep(ColumnFunction function, Operand a, Operand b, Operand c, Operand to, Operand error, Operand? active) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        ref double first = ref frame.Number(a);
        ref double second = ref frame.Number(b);
        ref double third = ref frame.Number(c);
        ref byte errors = ref frame.Truth(error);
        ref byte reached = ref active is { } mask ? ref frame.Truth(mask) : ref Unsafe.NullRef<byte>();
        for (int i = 0; i < frame.Count; i++)
        {
            bool failed = false;
            double result = function(Unsafe.Add(ref first, i), Unsafe.Add(ref second, i), Unsafe.Add(ref third, i), ref failed);
            if (to.Place == Place.Truth)
            {
                Unsafe.Add(ref frame.Truth(to), i) = (byte)result;
            }
            else
            {
                Unsafe.Add(ref frame.Number(to), i) = result;
            }

            if (failed)
            {
                Unsafe.Add(ref errors, i) |= Unsafe.IsNullRef(ref reached) ? (byte)1 : Unsafe.Add(ref reached, i);
            }
        }
    }
}

/// <summary>An input of the lane bank that is a whole number or a truth.</summary>
internal sealed class LoadStep(InputField field, Operand to) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        ref double from = ref frame.Number(new Operand(Place.Slot, field.Slot));
        for (int i = 0; i < frame.Count; i++)
        {
            double value = Unsafe.Add(ref from, i);
            if (field.Type == InputType.Bool)
            {
                Unsafe.Add(ref frame.Truth(to), i) = value != 0 ? (byte)1 : (byte)0;
            }
            else
            {
                Unsafe.Add(ref frame.Number(to), i) = unchecked((int)value);
            }
        }
    }
}

/// <summary>An input of the shared bank.</summary>
internal sealed class SharedStep(InputField field, Operand to) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        double value = frame.Shared[frame.SharedOffset + field.Slot];
        if (field.Type == InputType.Bool)
        {
            frame.Truth(to) = value != 0 ? (byte)1 : (byte)0;
        }
        else
        {
            frame.Number(to) = field.Type == InputType.Int ? unchecked((int)value) : value;
        }
    }
}

/// <summary>A constant of the text; a truth is 1 or 0.</summary>
internal sealed class ConstantStep(double value, Operand to) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        if (to.Place == Place.Truth)
        {
            frame.Truth(to) = (byte)value;
        }
        else
        {
            frame.Number(to) = value;
        }
    }
}

/// <summary>
/// A part with values of other types than lanes hold (64-bit whole numbers, floats), the same for all replicates: walked as a tree. This allocates, and a
/// rule seldom has one.
/// </summary>
/// <param name="part">The part.</param>
/// <param name="bindings">The parameters it may read.</param>
/// <param name="variables">Size of the environment.</param>
/// <param name="to">Receives the value.</param>
/// <param name="error">Receives 1 if it has none.</param>
internal sealed class WalkStep(
    TypedExpression part, IReadOnlyList<(int Variable, TypedExpression Value)> bindings, int variables, Operand to, Operand error) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        double value = 0;
        try
        {
            var slots = new SlotValues(frame.Lanes, frame.First, frame.Stride, frame.Shared, frame.SharedOffset);
            object?[] environment = new object?[variables];
            var interpreter = new Interpreter(environment, slots);
            foreach ((int variable, TypedExpression binding) in bindings)
            {
                environment[variable] = interpreter.Evaluate(binding);
            }

            value = Explainer.ToDouble(interpreter.Evaluate(part)) ?? double.NaN;
        }
        catch (EvaluationFaultException)
        {
            frame.Truth(error) = 1;
        }

        if (to.Place == Place.Truth)
        {
            frame.Truth(to) = (byte)value;
        }
        else
        {
            frame.Number(to) = value;
        }
    }
}

/// <summary>The first value of a column for every replicate of another.</summary>
internal sealed class SpreadStep(Operand from, Operand to) : ColumnStep
{
    public override void Run(in ColumnFrame frame)
    {
        if (to.Place == Place.Truth)
        {
            MemoryMarshal.CreateSpan(ref frame.Truth(to), frame.Count).Fill(frame.Truth(from));
        }
        else
        {
            MemoryMarshal.CreateSpan(ref frame.Number(to), frame.Count).Fill(frame.Number(from));
        }
    }
}
