namespace Planner.Simulation.Stages;

/// <summary>What hazards depend on, a commune's columns.</summary>
internal readonly ref struct HazardInputs
{
    public required ReadOnlySpan<double> Luck { get; init; }

    public required ReadOnlySpan<double> Growth { get; init; }

    public required ReadOnlySpan<double> Exit { get; init; }

    public required ReadOnlySpan<double> Entry { get; init; }

    public required ReadOnlySpan<double> Severity { get; init; }

    public required ReadOnlySpan<double> Registered { get; init; }
}
