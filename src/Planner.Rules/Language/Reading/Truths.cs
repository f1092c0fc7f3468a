using System.Runtime.CompilerServices;

namespace Planner.Rules.Language.Reading;

/// <summary>Truths as the readers give them out.</summary>
internal static class Truths
{
    /// <summary>1 or 0, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToNumber(bool truth) => Unsafe.BitCast<bool, byte>(truth);
}
