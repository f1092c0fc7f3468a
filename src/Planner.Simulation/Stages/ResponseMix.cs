using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>A <see cref="FundingMix"/> under one scenario: what of each component's closing κ acts now and what next year.</summary>
/// <param name="Components">Indices of the components.</param>
/// <param name="Now">Emphasis · share of the money that acts this year.</param>
/// <param name="Late">Emphasis · share that acts next year; all of it where the work has a lag.</param>
internal sealed record ResponseMix(int[] Components, double[] Now, double[] Late)
{
    /// <summary>A mix with the late shares of a scenario.</summary>
    public static ResponseMix Of(FundingMix mix, double[] lateShares)
    {
        double[] late = mix.Parts.Select(p => p.Lag > 0 ? 1 : lateShares[p.Component]).ToArray();
        return new ResponseMix(
            mix.Parts.Select(p => p.Component).ToArray(),
            mix.Parts.Select((p, i) => (1 - late[i]) * p.Emphasis).ToArray(),
            mix.Parts.Select((p, i) => late[i] * p.Emphasis).ToArray());
    }
}
