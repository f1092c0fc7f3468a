namespace Planner.Localities.Units;

/// <summary>One commune at the start of the simulation: a row of <c>communes.csv</c>.</summary>
/// <param name="Id">Id, stable over time; the commune's random numbers are addressed by it.</param>
/// <param name="Name">What people read; a neutral code where the table is synthetic.</param>
/// <param name="District">Index into <see cref="Locality.Districts"/>.</param>
/// <param name="Region">Region column of parameter tables.</param>
/// <param name="Households">Households; ≥ 1.</param>
/// <param name="Population">Persons; ≥ 1.</param>
/// <param name="EthnicMinorityShare">Percent of persons, 0..100.</param>
/// <param name="Villages">Villages; ≥ 1.</param>
/// <param name="PoorHouseholds">Poor households by the line in force at the start; 0..Households.</param>
/// <param name="NearPoorHouseholds">Near-poor households; poor + near-poor ≤ Households.</param>
/// <param name="Income">Million VND per person and year.</param>
/// <param name="IncomeEthnicMinority">The same for ethnic-minority people.</param>
/// <param name="EspeciallyDifficult">Whether the commune is especially difficult.</param>
/// <param name="EspeciallyDifficultVillages">Villages that are; 0..Villages.</param>
/// <param name="SafeZone">Whether it is a safe-zone commune (ATK).</param>
/// <param name="Level">Recognised level, 0..3.</param>
/// <param name="YearsHeld">Years that level has been held; ≥ 0.</param>
/// <param name="Debt">Construction debt, million VND; ≥ 0.</param>
/// <param name="Indicators">Values of the commune indicators, in the order of the rule pack's commune-scope indicators, natural units.</param>
public sealed record CommuneStart(
    string Id,
    string Name,
    int District,
    string Region,
    int Households,
    int Population,
    double EthnicMinorityShare,
    int Villages,
    int PoorHouseholds,
    int NearPoorHouseholds,
    double Income,
    double IncomeEthnicMinority,
    bool EspeciallyDifficult,
    int EspeciallyDifficultVillages,
    bool SafeZone,
    int Level,
    int YearsHeld,
    double Debt,
    IReadOnlyList<double> Indicators)
{
    /// <summary>Whether it is a township or ward: its people count, and it is no candidate of new-rural certification.</summary>
    public bool Urban { get; init; }
}
