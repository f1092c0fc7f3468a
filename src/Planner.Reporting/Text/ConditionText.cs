using Planner.Analysis.Discovery;
using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;

namespace Planner.Reporting.Text;

/// <summary>Conditions on uncertain inputs in words and in the inputs' own units: "the cost of works is above 1.2 times the expected".</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed class ConditionText(Language language, PreparedModel model, Scenario scenario)
{
    // A shift of a logit means other points at another share; it is shown from three quarters, about the mean share of money spent.
    private const double ShareShown = 0.75;

    private readonly Messages messages = Messages.In(language);
    private readonly NumberText numbers = new(language);

    /// <summary>All conditions of a box as one clause.</summary>
    public string Clause(IReadOnlyList<BoxCondition> conditions)
    {
        string[] said = [.. conditions.Select(c => Said(c))];
        return said.Length == 1 ? said[0] : messages.Say("given.and", ("all", string.Join(", ", said[..^1])), ("last", said[^1]));
    }

    /// <summary>One condition.</summary>
    public string Said(BoxCondition condition)
    {
        string name = InputNames.InSentence(condition.Input, messages);
        return (double.IsFinite(condition.Low), double.IsFinite(condition.High)) switch
        {
            (true, false) => messages.Say("given.above", ("name", name), ("value", Written(condition.Input, condition.Low))),
            (false, true) => messages.Say("given.below", ("name", name), ("value", Written(condition.Input, condition.High))),
            _ => messages.Say("given.between", ("name", name), ("low", Short(condition.Input, condition.Low)), ("high", Written(condition.Input, condition.High))),
        };
    }

    /// <summary>Least and greatest limits that repeated searches found, short.</summary>
    public string Ranges(BoxCondition condition)
    {
        string[] ranges =
        [
            .. new[] { condition.LowRange, condition.HighRange }.OfType<(double Least, double Greatest)>()
                .Select(r => Short(condition.Input, r.Least) + "–" + Short(condition.Input, r.Greatest)),
        ];
        return ranges.Length == 0 ? NumberText.None : string.Join("; ", ranges);
    }

    /// <summary>The share of futures in which a condition alone holds.</summary>
    public static double ShareOf(BoxCondition condition) =>
        (double.IsFinite(condition.High) ? Normal.Cdf(condition.High) : 1) - (double.IsFinite(condition.Low) ? Normal.Cdf(condition.Low) : 0);

    /// <summary>A limit in the input's own unit.</summary>
    public double Value(UncertainInput input, double score) => AssumptionValue.At(model, scenario.Assumptions.First(a => a.Input == input).Distribution, score);

    private string Written(UncertainInput input, double score) => input switch
    {
        UncertainInput.IncomeGrowthShift => messages.Say("given.points", ("points", Short(input, score))),
        UncertainInput.DisbursementShift or UncertainInput.DossierShift => messages.Say("given.share", ("share", Share(Value(input, score))), ("expected", Share(0))),
        _ => messages.Say("given.factor", ("value", Short(input, score))),
    };

    private string Short(UncertainInput input, double score) => input switch
    {
        UncertainInput.IncomeGrowthShift => numbers.Signed(100 * Value(input, score), 1),
        UncertainInput.DisbursementShift or UncertainInput.DossierShift => Share(Value(input, score)) + "%",
        _ => numbers.Fixed(Value(input, score), 2),
    };

    private string Share(double shift) => numbers.Fixed(100 / (1 + ((1 - ShareShown) / ShareShown * DeterministicMath.Exp(-shift))), 0);
}
