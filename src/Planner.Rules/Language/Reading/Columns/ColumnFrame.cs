using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Planner.Rules.Language.Reading.Columns;

/// <summary>What the steps of a column program work on: the inputs of one stretch of replicates and the scratch columns.</summary>
internal struct ColumnFrame
{
    /// <summary>The lane bank.</summary>
    public double[] Lanes;

    /// <summary>Where slot 0 of the stretch's first replicate is.</summary>
    public int First;

    /// <summary>Distance of the slots.</summary>
    public int Stride;

    /// <summary>The shared bank.</summary>
    public double[] Shared;

    /// <summary>Where the shared slots start.</summary>
    public int SharedOffset;

    /// <summary>Scratch columns of numbers, <see cref="Capacity"/> long each.</summary>
    public double[] Numbers;

    /// <summary>Scratch columns of truths and errors, a byte 1 or 0 per replicate.</summary>
    public byte[] Truths;

    /// <summary>Length of a scratch column.</summary>
    public int Capacity;

    /// <summary>Replicates of the stretch; 1 before the loop, for what all replicates share.</summary>
    public int Count;

    /// <summary>The numbers an operand stands for.</summary>
    public readonly ref double Number(Operand operand) => ref operand.Place == Place.Slot
        ? ref Lanes[First + (operand.Index * Stride)]
        : ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Numbers), (nint)operand.Index * Capacity);

    /// <summary>The truths an operand stands for.</summary>
    public readonly ref byte Truth(Operand operand) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Truths), (nint)operand.Index * Capacity);
}
