namespace Planner.Analysis.Closing;

/// <summary>A criterion in one district.</summary>
/// <param name="District">Id of the district.</param>
/// <param name="Communes">Communes of the district.</param>
/// <param name="OpenAtStart">Communes that do not meet it at the start, mean over tables.</param>
/// <param name="FailingAtEnd">Communes that fail it at the end, mean over replicates.</param>
/// <param name="Money">Billion VND that works against it cost, mean over tables.</param>
public sealed record DistrictBottleneck(string District, int Communes, double OpenAtStart, double FailingAtEnd, double Money);
