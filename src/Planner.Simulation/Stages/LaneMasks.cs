using System.Numerics;

namespace Planner.Simulation.Stages;

/// <summary>Choices lane by lane in a register.</summary>
internal static class LaneMasks
{
    /// <summary>Lanes in a register; a block's width is a multiple of it.</summary>
    public static int Count => Vector<double>.Count;

    /// <summary>The lanes that are not 0.</summary>
    public static Vector<long> NotZero(Vector<double> x) => ~Vector.Equals(x, Vector<double>.Zero);

    /// <summary>a where the mask is set, else b.</summary>
    public static Vector<double> Choose(Vector<long> mask, Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(mask, a, b);

    /// <summary>x where the mask is set, else 0.</summary>
    public static Vector<double> Keep(Vector<long> mask, Vector<double> x) => (mask & x.AsInt64()).AsDouble();

    /// <summary>1 where the mask is set, else 0.</summary>
    public static Vector<double> Number(Vector<long> mask) => Keep(mask, Vector<double>.One);

    /// <summary>The register that begins at a lane.</summary>
    public static Vector<double> At(ReadOnlySpan<double> column, int lane) => new(column[lane..]);

    private static Vector<long> AsInt64(this Vector<double> x) => Vector.AsVectorInt64(x);

    private static Vector<double> AsDouble(this Vector<long> x) => Vector.AsVectorDouble(x);
}
