namespace Planner.Simulation.Stages;

/// <summary>What money meets in a commune: columns of as many lanes as <see cref="Spending"/> has.</summary>
internal readonly ref struct SpendingColumns
{
    /// <summary>Cost of closing all gaps of each mix at prices of the plan's base year, million VND: <c>[mix · width + lane]</c>.</summary>
    public required ReadOnlySpan<double> Costs { get; init; }

    /// <summary>Price of works relative to the plan's.</summary>
    public required ReadOnlySpan<double> Price { get; init; }

    /// <summary>Price level by which what a household gets is measured.</summary>
    public required ReadOnlySpan<double> PriceLevel { get; init; }

    /// <summary>Poor households.</summary>
    public required ReadOnlySpan<double> Poor { get; init; }

    /// <summary>Near-poor households.</summary>
    public required ReadOnlySpan<double> Near { get; init; }

    /// <summary>Receives what all components spend, million VND.</summary>
    public required Span<double> Spending { get; init; }

    /// <summary>What is spent is added to it, billion VND.</summary>
    public required Span<double> Spent { get; init; }

    /// <summary>What lapses is added to it, billion VND.</summary>
    public required Span<double> Lapsed { get; init; }
}
