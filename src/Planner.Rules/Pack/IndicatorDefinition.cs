namespace Planner.Rules.Pack;

/// <summary>
/// One indicator of a commune or district, in natural units, and how it moves by itself (docs/model.md, "Response").
/// File: <c>rules/criteria/indicators.json</c>.
/// </summary>
/// <param name="Id">Name in expressions: <c>commune.Id</c> or <c>district.Id</c>.</param>
/// <param name="Scope">Commune or district.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Unit, one of <see cref="Units"/>.</param>
/// <param name="Group">Criterion group whose yearly noise it shares.</param>
/// <param name="Best">Value that closing the whole gap gives (for a share that should fall, its floor).</param>
/// <param name="Worst">Value on the far side of <paramref name="Best"/> that it never passes.</param>
/// <param name="Trend">Hazard per year at which the gap to <paramref name="Best"/> closes without programme money; ≥ 0.</param>
/// <param name="Campaign">Further hazard per year while the commune is registered for certification; ≥ 0.</param>
/// <param name="Depreciation">Share of the distance from <paramref name="Worst"/> lost each year; 0..1.</param>
/// <param name="Damage">Share of that distance lost in a disaster of severity 1; 0..1.</param>
/// <param name="Noise">Standard deviation of one year's change that no money explains, natural units; ≥ 0.</param>
/// <param name="Size">What unit costs of this indicator are counted per.</param>
/// <param name="LossOnSwitch">
/// Natural units lost once, towards <paramref name="Worst"/>, when the commune's especially-difficult status ends (people lose what the
/// status paid for, such as insurance cards); 0 for most.
/// </param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record IndicatorDefinition(
    string Id,
    IndicatorScope Scope,
    LocalizedText Title,
    string Unit,
    string Group,
    double Best,
    double Worst,
    double Trend,
    double Campaign,
    double Depreciation,
    double Damage,
    double Noise,
    SizeMeasure Size,
    double LossOnSwitch,
    Provenance Provenance);
