namespace Planner.Analysis.Decision;

/// <summary>Where an uncertain assumption turns out to lie among what is thought possible.</summary>
public enum AssumptionThird
{
    /// <summary>In the lower third of its distribution.</summary>
    Low,

    /// <summary>In the middle third.</summary>
    Middle,

    /// <summary>In the upper third.</summary>
    High,
}
