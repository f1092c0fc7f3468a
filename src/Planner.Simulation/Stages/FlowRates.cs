using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;

namespace Planner.Simulation.Stages;

/// <summary>Coefficients of the flows between classes of households as plain numbers; shares as hazards −ln(1 − share), the form in which they are drawn.</summary>
internal sealed class FlowRates(PovertyRules rules)
{
    public double ExitMobile { get; } = rules.ExitMobile;

    public double ExitHard { get; } = rules.ExitHard;

    public double FallBack { get; } = rules.FallBack;

    public double NearToPoor { get; } = rules.NearToPoor;

    public double NearToOther { get; } = rules.NearToOther;

    public double OtherToPoor { get; } = rules.OtherToPoor;

    public double OtherToNear { get; } = rules.OtherToNear;

    public double LandNear { get; } = -DeterministicMath.Log1P(-rules.ExitToNear);

    public double NewPoorHard { get; } = -DeterministicMath.Log1P(-rules.NewPoorHardShare);

    public double IncomeElasticity { get; } = rules.IncomeElasticity;

    public double ReferenceGrowth { get; } = rules.ReferenceGrowth;

    public double RegisteredExit { get; } = rules.RegisteredExit;

    public double DisasterEntry { get; } = rules.DisasterEntry;
}
