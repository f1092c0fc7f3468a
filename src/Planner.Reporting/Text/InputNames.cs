using Planner.Localities.Scenarios;

namespace Planner.Reporting.Text;

/// <summary>Names of uncertain inputs as planners say them: at the head of a row, and within a sentence, where languages want another form.</summary>
internal static class InputNames
{
    /// <summary>The name by itself.</summary>
    /// <param name="input">The input.</param>
    /// <param name="messages">The language.</param>
    public static string Title(UncertainInput input, Messages messages) => messages.Say(Keys(input).Title);

    /// <summary>The name within a sentence.</summary>
    /// <param name="input">The input.</param>
    /// <param name="messages">The language.</param>
    public static string InSentence(UncertainInput input, Messages messages) => messages.Say(Keys(input).InSentence);

    private static (string Title, string InSentence) Keys(UncertainInput input) => input switch
    {
        UncertainInput.ExitFactor => ("input.ExitFactor", "given.ExitFactor"),
        UncertainInput.EntryFactor => ("input.EntryFactor", "given.EntryFactor"),
        UncertainInput.FallBackFactor => ("input.FallBackFactor", "given.FallBackFactor"),
        UncertainInput.HardShareFactor => ("input.HardShareFactor", "given.HardShareFactor"),
        UncertainInput.IncomeGrowthShift => ("input.IncomeGrowthShift", "given.IncomeGrowthShift"),
        UncertainInput.UnitCostFactor => ("input.UnitCostFactor", "given.UnitCostFactor"),
        UncertainInput.TrendFactor => ("input.TrendFactor", "given.TrendFactor"),
        UncertainInput.CampaignFactor => ("input.CampaignFactor", "given.CampaignFactor"),
        UncertainInput.EffectFactor => ("input.EffectFactor", "given.EffectFactor"),
        UncertainInput.DisbursementShift => ("input.DisbursementShift", "given.DisbursementShift"),
        UncertainInput.DossierShift => ("input.DossierShift", "given.DossierShift"),
        UncertainInput.LineChangeFactor => ("input.LineChangeFactor", "given.LineChangeFactor"),
        UncertainInput.DistrictSpreadFactor => ("input.DistrictSpreadFactor", "given.DistrictSpreadFactor"),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "this input has no name yet"),
    };
}
