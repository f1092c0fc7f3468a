using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>How the values of one indicator are made: within ranges (moved to a mean), by a quota of communes, or as whole villages.</summary>
/// <param name="Indicator">Its id.</param>
/// <param name="Met">From worse to better: values where its criterion is met, or all values if it decides none.</param>
/// <param name="NotMet">From worse to better: values where it is the reason that its criterion is not met; null if it decides none.</param>
/// <param name="Loading">Correlation of its place in the range with latent development; −1..1.</param>
/// <param name="Mean">Value that the weighted mean over communes is brought to; null to let it come out.</param>
/// <param name="Weight">Weight of that mean.</param>
/// <param name="Quota">Percent of communes (rounded to whole ones) that lie in <paramref name="Met"/>; the others lie in <paramref name="NotMet"/>.</param>
/// <param name="VillageTotal">Number of villages that have it, shared out over communes as whole villages; the value is then percent of villages.</param>
/// <param name="OnlyDifficult">Whether <paramref name="VillageTotal"/> is shared out over especially difficult communes alone.</param>
/// <param name="Decimals">Digits after the point; 0..6.</param>
/// <param name="Provenance">Why these values.</param>
public sealed record IndicatorSpecification(
    string Indicator,
    ValueRange Met,
    ValueRange? NotMet,
    double Loading,
    double? Mean,
    SynthesisWeight Weight,
    double? Quota,
    int? VillageTotal,
    bool OnlyDifficult,
    int Decimals,
    Provenance Provenance)
{
    /// <summary>[worse, better] of townships; null where they are as other units.</summary>
    public ValueRange? Urban { get; init; }
}
