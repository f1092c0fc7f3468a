namespace Planner.Localities.Calibration;

/// <summary>A locality whose past is simulated.</summary>
/// <param name="Locality">Its id in the observations table.</param>
/// <param name="Folder">Folder of the locality as it stood at the start of the past, beside the plan's file.</param>
/// <param name="Scenario">File name of the scenario with the money of those years.</param>
public sealed record HistoryLocality(string Locality, string Folder, string Scenario);
