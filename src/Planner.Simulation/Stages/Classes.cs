namespace Planner.Simulation.Stages;

/// <summary>Households by class but for those who are not near-poor.</summary>
internal readonly ref struct Classes
{
    public required Span<double> Mobile { get; init; }

    public required Span<double> Hard { get; init; }

    public required Span<double> Recent { get; init; }

    public required Span<double> Near { get; init; }
}
