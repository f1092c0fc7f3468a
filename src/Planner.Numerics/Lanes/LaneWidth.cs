using System.Runtime.Intrinsics;

namespace Planner.Numerics.Lanes;

/// <summary>How many doubles a vector path takes at a time; tests force each width to show that none changes a bit.</summary>
internal static class LaneWidth
{
    /// <summary>The widest width that this machine runs in hardware: 8, 4 or 2.</summary>
    public static int Widest { get; } =
        Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 2;
}
