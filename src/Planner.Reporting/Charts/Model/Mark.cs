namespace Planner.Reporting.Charts.Model;

/// <summary>Something drawn in a panel, at positions of its axes. Later marks lie over earlier ones.</summary>
/// <param name="Tone">What it stands for.</param>
public abstract record Mark(Tone Tone);
