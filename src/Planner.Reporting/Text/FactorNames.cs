using Planner.Analysis.Sensitivity;
using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;

namespace Planner.Reporting.Text;

/// <summary>Names of what results depend on, and its values, as planners say them.</summary>
/// <param name="language">The language.</param>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class FactorNames(Language language)
{
    // A shift of a logit means different points at different shares; it is shown from three quarters, about the mean share of money spent.
    private const double ShareShown = 0.75;

    private readonly Messages messages = Messages.In(language);
    private readonly NumberText numbers = new(language);

    /// <summary>The factor's name.</summary>
    /// <param name="factor">The factor.</param>
    public string Name(SensitivityFactor factor) => NotNull(factor).Kind switch
    {
        FactorKind.Chance => messages.Say("sensitivity.chance"),
        FactorKind.Table => messages.Say("sensitivity.tables"),
        FactorKind.Threshold => factor.Parameter!.Title.In(language),
        FactorKind.Lever => factor.Lever!.Title.In(language),
        _ => string.Join(" + ", factor.Inputs.Select(i => InputNames.Title(i, messages))),
    };

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public string Kind(FactorKind kind) => messages.Say(kind switch
    {
        FactorKind.Assumption => "sensitivity.kind.Assumption",
        FactorKind.Threshold => "sensitivity.kind.Threshold",
        FactorKind.Lever => "sensitivity.kind.Lever",
        FactorKind.Chance => "sensitivity.kind.Chance",
        _ => "sensitivity.kind.Table",
    });

    /// <summary>A value of the factor.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="value">The value, in the factor's own unit.</param>
    public string Value(SensitivityFactor factor, double value) => NotNull(factor).Kind switch
    {
        FactorKind.Threshold => numbers.ExactWithUnit(Rounded(value, factor.Parameter!.Unit), factor.Parameter.Unit),
        FactorKind.Lever when factor.Lever!.Acts == LeverAction.Disbursement => Share(value),
        FactorKind.Lever => numbers.Signed(100 * (value - 1), 0) + "%",
        _ => factor.Inputs[0] switch
        {
            UncertainInput.DisbursementShift or UncertainInput.DossierShift => Share(value),
            UncertainInput.IncomeGrowthShift => messages.Say("sensitivity.points", ("points", numbers.Signed(100 * value, 1))),
            _ => "×" + numbers.Fixed(value, 2),
        },
    };

    /// <summary>The range it is moved over; empty where it has none.</summary>
    /// <param name="factor">The factor.</param>
    public string Range(SensitivityFactor factor) => double.IsNaN(NotNull(factor).Low) ? string.Empty
        : messages.Say(IsShare(factor) ? "sensitivity.range.share" : "sensitivity.range", ("low", Bare(factor, factor.Low)), ("high", Value(factor, factor.High)), ("now", Share(0)));

    /// <summary>What a change to a value means: "13% becomes 16.4%", "12% more money".</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="value">The value, in the factor's own unit.</param>
    public string Becomes(SensitivityFactor factor, double value) => NotNull(factor).Kind == FactorKind.Lever && factor.Lever!.Acts != LeverAction.Disbursement
        ? messages.Say(value >= 1 ? "sensitivity.more" : "sensitivity.less", ("what", Name(factor)), ("percent", numbers.Fixed(100 * Math.Abs(value - 1), 0)))
        : messages.Say("sensitivity.becomes", ("what", Name(factor)), ("now", Bare(factor, factor.Now)), ("then", Value(factor, value)));

    /// <summary>A value whose unit the one after it names.</summary>
    private string Bare(SensitivityFactor factor, double value) => factor switch
    {
        { Kind: FactorKind.Threshold, Parameter.Unit: not Units.Percent } => numbers.Exact(Rounded(value, factor.Parameter.Unit)),
        { Kind: FactorKind.Assumption, Inputs: [UncertainInput.IncomeGrowthShift] } => numbers.Signed(100 * value, 1),
        _ => Value(factor, value),
    };

    private static SensitivityFactor NotNull(SensitivityFactor factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return factor;
    }

    private static bool IsShare(SensitivityFactor factor) =>
        factor.Kind == FactorKind.Lever ? factor.Lever!.Acts == LeverAction.Disbursement
        : factor.Kind == FactorKind.Assumption && factor.Inputs[0] is UncertainInput.DisbursementShift or UncertainInput.DossierShift;

    private static double Rounded(double value, string unit) => Math.Round(value, unit is "m2 per person" ? 2 : 1, MidpointRounding.AwayFromZero);

    private string Share(double shift) => numbers.Fixed(100 / (1 + ((1 - ShareShown) / ShareShown * DeterministicMath.Exp(-shift))), 0) + "%";
}
