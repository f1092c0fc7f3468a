using Planner.Rules.Pack;

namespace Planner.Simulation.State;

/// <summary>Where each field of a district lies: those rules see, then the pack's district indicators.</summary>
internal static class DistrictSlots
{
    public static readonly int Communes = Slot("communes");
    public static readonly int CommunesCertified = Slot("communesCertified");
    public static readonly int CommunesAdvanced = Slot("communesAdvanced");
    public static readonly int PovertyRate = Slot("povertyRate");
    public static readonly int NearPoorRate = Slot("nearPoorRate");
    public static readonly int Income = Slot("income");
    public static readonly int City = Slot("city");
    public static readonly int Poor = Slot("poor");
    public static readonly int Towns = Slot("towns");
    public static readonly int Certified = Slot("certified");
    public static readonly int CertifiedAtStart = Slot("certifiedAtStart");
    public static readonly int PoorAtStart = Slot("poorAtStart");
    public static readonly int DeprivedRateAtLine = Slot("deprivedRateAtLine");
    public static readonly int Named = Slot("named");

    /// <summary>First indicator.</summary>
    public static int Indicators => InputFields.District.Count;

    private static int Slot(string name) => FieldSlot.Of(InputFields.District, name);
}
