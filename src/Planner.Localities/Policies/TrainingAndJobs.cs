using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-07: how much is spent on each worker who is trained. More reaches fewer workers and places more of them in a job: quality Q(s) = 1 − exp(−(s/halfway)²).
/// Scenario member <c>levers.trainingAndJobs</c>; neutral where <see cref="PerWorker"/> is <see cref="Reference"/>.
/// </summary>
/// <param name="PerWorker">VND per trained worker; &gt; 0.</param>
/// <param name="Reference">VND per trained worker for which the components' prices and effects are stated; &gt; 0.</param>
/// <param name="Halfway">VND per worker at which 63 % of the trained find a job; &gt; 0.</param>
/// <param name="Components">Ids of the components that train.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record TrainingAndJobs(double PerWorker, double Reference, double Halfway, IReadOnlyList<string> Components, Provenance Provenance);
