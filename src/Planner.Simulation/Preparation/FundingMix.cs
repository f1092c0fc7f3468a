namespace Planner.Simulation.Preparation;

/// <summary>Which components buy an indicator, each with its emphasis and lag. Two mixes with the same parts are equal.</summary>
/// <param name="Parts">The parts, in the order of the components; none for an indicator that money does not move.</param>
internal sealed record FundingMix(IReadOnlyList<MixPart> Parts)
{
    /// <inheritdoc/>
    public bool Equals(FundingMix? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Parts.Count, (hash, part) => HashCode.Combine(hash, part));
}
