using Planner.Rules.Diagnostics;

namespace Planner.Rules.Pack;

/// <summary>One cell of a parameter table.</summary>
/// <param name="Region">Region column, or <see cref="AnyRegion"/>.</param>
/// <param name="From">First year it holds.</param>
/// <param name="To">Last year it holds; null for until replaced.</param>
/// <param name="Value">The value.</param>
/// <param name="Provenance">Its own provenance; null where the parameter's holds.</param>
public sealed record DatedValue(string Region, int From, int? To, double Value, Provenance? Provenance)
{
    /// <summary>Where it stands; its file is empty when it was made and not read.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The region that stands for all that have no row of their own.</summary>
    public const string AnyRegion = "*";
}
