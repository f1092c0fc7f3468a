using Planner.Rules.Pack;

namespace Planner.Simulation.State;

/// <summary>Where each field of the locality lies, in the order of <see cref="InputFields.Locality"/>.</summary>
internal static class LocalitySlots
{
    public const int ApprovedMoney = 0;
    public const int SpentMoney = 1;
    public const int LapsedMoney = 2;
    public const int CounterpartShortfall = 3;
    public const int Debt = 4;
    public const int CommunesUnreached = 5;

    /// <summary>Number of slots.</summary>
    public static int Count => InputFields.Locality.Count;
}
