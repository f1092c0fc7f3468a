namespace Planner.Reporting.Charts.Model;

/// <summary>A whole chart: what it finds, its panels, and where its numbers come from. Knows nothing of pixels or cells.</summary>
/// <param name="Title">The finding, a sentence.</param>
/// <param name="Subtitle">What is drawn, with unit.</param>
/// <param name="Panels">Panels, in reading order.</param>
/// <param name="Legend">Legend, in reading order.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Notice">The mark of synthetic data; null where the data are real.</param>
public sealed record Figure(
    string Title,
    string Subtitle,
    IReadOnlyList<Panel> Panels,
    IReadOnlyList<LegendEntry> Legend,
    string Source,
    string? Notice);
