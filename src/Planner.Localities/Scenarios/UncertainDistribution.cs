namespace Planner.Localities.Scenarios;

/// <summary>The distribution of an uncertain input.</summary>
/// <param name="Kind"><c>constant</c> (a), <c>normal</c> (a mean, b sd), <c>lognormal</c> (a median, b sd of the log), <c>uniform</c> (a..b), <c>triangular</c> and
/// <c>pert</c> (a min, b mode, c max), <c>beta</c> (a, b shape; scaled to c..d), <c>discrete</c> (values and weights).</param>
/// <param name="A">First parameter.</param>
/// <param name="B">Second parameter.</param>
/// <param name="C">Third parameter.</param>
/// <param name="D">Fourth parameter.</param>
/// <param name="Values">Values of a discrete distribution, ascending.</param>
/// <param name="Weights">Their weights, &gt; 0.</param>
public sealed record UncertainDistribution(
    string Kind,
    double A,
    double B,
    double C,
    double D,
    IReadOnlyList<double> Values,
    IReadOnlyList<double> Weights);
