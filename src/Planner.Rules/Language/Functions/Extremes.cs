using System.Runtime.CompilerServices;

namespace Planner.Rules.Language.Functions;

/// <summary>
/// <see cref="Math.Min(double, double)"/> and <see cref="Math.Max(double, double)"/> behind a call. Given a constant operand, the just-in-time compiler of .NET 10.0.12
/// turns Min(−0.0, 0.0) into 0.0 where Min of two variables is −0.0; the readers must agree to the bit, so operands are never constants here.
/// </summary>
internal static class Extremes
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Min(double a, double b) => Math.Min(a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Max(double a, double b) => Math.Max(a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Min(float a, float b) => Math.Min(a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Max(float a, float b) => Math.Max(a, b);
}
