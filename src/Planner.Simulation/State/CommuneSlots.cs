using Planner.Rules.Pack;

namespace Planner.Simulation.State;

/// <summary>
/// Where each field of a commune lies in a block's columns. First the fields that rules see, in the order of
/// <see cref="InputFields.Commune"/>; then the pack's commune indicators; then what the model keeps to itself.
/// </summary>
internal sealed class CommuneSlots
{
    public static readonly int Households = Slot("households");
    public static readonly int Population = Slot("population");
    public static readonly int EthnicMinorityShare = Slot("ethnicMinorityShare");
    public static readonly int Villages = Slot("villages");
    public static readonly int Income = Slot("income");
    public static readonly int IncomeEthnicMinority = Slot("incomeEthnicMinority");
    public static readonly int PoorHouseholds = Slot("poorHouseholds");
    public static readonly int NearPoorHouseholds = Slot("nearPoorHouseholds");
    public static readonly int PovertyRate = Slot("povertyRate");
    public static readonly int NearPoorRate = Slot("nearPoorRate");
    public static readonly int PoorHouseholdsOldLine = Slot("poorHouseholdsOldLine");
    public static readonly int EspeciallyDifficult = Slot("especiallyDifficult");
    public static readonly int EspeciallyDifficultAtStart = Slot("especiallyDifficultAtStart");
    public static readonly int SafeZone = Slot("safeZone");
    public static readonly int PoorDistrict = Slot("poorDistrict");
    public static readonly int PoorDistrictAtStart = Slot("poorDistrictAtStart");
    public static readonly int LeftPoorDistrict = Slot("leftPoorDistrict");
    public static readonly int City = Slot("city");
    public static readonly int DifficultVillages = Slot("especiallyDifficultVillages");
    public static readonly int DifficultVillagesAtStart = Slot("especiallyDifficultVillagesAtStart");
    public static readonly int Level = Slot("level");
    public static readonly int Certified = Slot("certified");
    public static readonly int MeetsNewRural = Slot("meetsNewRural");
    public static readonly int MeetsAdvanced = Slot("meetsAdvanced");
    public static readonly int MeetsModel = Slot("meetsModel");
    public static readonly int Submitted = Slot("submitted");
    public static readonly int CriteriaMet = Slot("criteriaMet");
    public static readonly int Registered = Slot("registered");
    public static readonly int YearsHeld = Slot("yearsHeld");
    public static readonly int Debt = Slot("debt");
    public static readonly int Satisfaction = Slot("satisfaction");
    public static readonly int Spending = Slot("spending");
    public static readonly int CriteriaMetBefore = Slot("criteriaMetBefore");
    public static readonly int Urban = Slot("urban");

    public CommuneSlots(int indicators, int laneParameters, int mixes)
    {
        Indicators = InputFields.Commune.Count;
        int next = Indicators + indicators;
        Parameters = next;
        next += laneParameters;
        PendingExponent = next;
        next += mixes;
        PoorMobile = next++;
        PoorHard = next++;
        NearRecent = next++;
        NearOther = next++;
        Other = next++;
        PendingIncome = next++;
        PendingExit = next++;
        PendingEntry = next++;
        RegisteredLevel = next++;
        YearsRegistered = next++;
        DebtInstalment = next++;
        Count = next;
    }

    /// <summary>First indicator.</summary>
    public int Indicators { get; }

    /// <summary>First of the parameters that have a value of their own in every lane; none in an ordinary run.</summary>
    public int Parameters { get; }

    /// <summary>First of the exponents that late or lagged money adds to next year's response, one per funding mix.</summary>
    public int PendingExponent { get; }

    public int PoorMobile { get; }

    public int PoorHard { get; }

    public int NearRecent { get; }

    public int NearOther { get; }

    public int Other { get; }

    public int PendingIncome { get; }

    public int PendingExit { get; }

    public int PendingEntry { get; }

    /// <summary>Level the commune is registered for: 1..3, 0 when it is not on the list.</summary>
    public int RegisteredLevel { get; }

    public int YearsRegistered { get; }

    public int DebtInstalment { get; }

    /// <summary>Number of slots.</summary>
    public int Count { get; }

    private static int Slot(string name) => FieldSlot.Of(InputFields.Commune, name);
}
