using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>How many criteria the communes meet by the set in force at the start, and which.</summary>
/// <param name="Mean">Published mean of criteria met per commune.</param>
/// <param name="Least">No commune meets fewer.</param>
/// <param name="Most">A commune that is neither certified nor ahead meets at most this many.</param>
/// <param name="Spread">Standard deviation of the number met among communes that are neither.</param>
/// <param name="Loading">Correlation of that number with latent development; 0..1.</param>
/// <param name="Ahead">Number of communes between <paramref name="Most"/> and certification: the thin band of those already chosen.</param>
/// <param name="AheadMost">Greatest number of criteria such a commune meets.</param>
/// <param name="CertificateYears">Years held → number of certified communes that have held their certificate so long; they sum to the certified communes.</param>
/// <param name="Rules">The criteria, by rule name of the workflow in force.</param>
/// <param name="Provenance">Why these values.</param>
public sealed record CriteriaSpecification(
    double Mean,
    int Least,
    int Most,
    double Spread,
    double Loading,
    int Ahead,
    int AheadMost,
    IReadOnlyDictionary<int, int> CertificateYears,
    IReadOnlyList<CriterionSpecification> Rules,
    Provenance Provenance)
{
    /// <summary>Number of communes at the lower end, those with the least development and luck; 0 where nothing is published of them.</summary>
    public int Lowest { get; init; }

    /// <summary>Greatest number of criteria such a commune meets; the others that are neither certified nor ahead meet more.</summary>
    public int LowestMost { get; init; }
}
