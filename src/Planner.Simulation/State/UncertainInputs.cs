using Planner.Localities.Scenarios;

namespace Planner.Simulation.State;

/// <summary>The closed list of uncertain inputs with their neutral values.</summary>
internal static class UncertainInputs
{
    /// <summary>Their number.</summary>
    public static readonly int Count = Enum.GetValues<UncertainInput>().Length;

    /// <summary>The value that changes nothing: 0 for shifts, 1 for factors.</summary>
    public static double Neutral(UncertainInput input) =>
        input is UncertainInput.IncomeGrowthShift or UncertainInput.DisbursementShift or UncertainInput.DossierShift ? 0 : 1;
}
