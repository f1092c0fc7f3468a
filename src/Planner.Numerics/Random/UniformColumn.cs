namespace Planner.Numerics.Random;

/// <summary>The address of a column of uniform numbers: everything but the replicate. Made by <see cref="UniformSource.Column"/>.</summary>
/// <threadsafety>Immutable.</threadsafety>
public readonly struct UniformColumn
{
    internal UniformColumn(UniformCounter counter) => Counter = counter;

    internal UniformCounter Counter { get; }

    /// <summary>64 bits that tell this address from others; two different ones agree by chance only, once in 2⁶⁴.</summary>
    public ulong Fingerprint => Counter.Fingerprint;

    /// <summary>The column of another index, purpose, unit and year being the same.</summary>
    /// <param name="index">0 … 65535.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public UniformColumn WithIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, UniformSource.GreatestYearOrIndex);
        return new UniformColumn(Counter.WithIndex(index));
    }
}
