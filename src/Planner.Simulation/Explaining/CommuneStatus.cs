namespace Planner.Simulation.Explaining;

/// <summary>Where a commune stands at the end of a year, decisions of that year taken.</summary>
/// <param name="Level">Recognised level, 0..3.</param>
/// <param name="CriteriaMet">Criteria met of the new-rural set in force.</param>
/// <param name="Criteria">Criteria of that set.</param>
/// <param name="MeetsNewRural">Whether all are met.</param>
/// <param name="MeetsAdvanced">Whether all advanced criteria are met.</param>
/// <param name="MeetsModel">Whether all model criteria are met.</param>
/// <param name="Submitted">Whether a dossier was submitted this year.</param>
/// <param name="Registered">Whether the commune is registered for certification.</param>
/// <param name="EspeciallyDifficult">Whether it is especially difficult.</param>
/// <param name="PovertyRate">Percent.</param>
/// <param name="NearPoorRate">Percent.</param>
/// <param name="Income">Million VND per person and year.</param>
/// <param name="Debt">Construction debt, million VND.</param>
/// <param name="Satisfaction">Residents' satisfaction when last asked, percent; 0 before.</param>
/// <param name="Spending">Money spent in the commune this year by component id, million VND.</param>
public sealed record CommuneStatus(
    int Level,
    int CriteriaMet,
    int Criteria,
    bool MeetsNewRural,
    bool MeetsAdvanced,
    bool MeetsModel,
    bool Submitted,
    bool Registered,
    bool EspeciallyDifficult,
    double PovertyRate,
    double NearPoorRate,
    double Income,
    double Debt,
    double Satisfaction,
    IReadOnlyDictionary<string, double> Spending);
