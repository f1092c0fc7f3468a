using System.Globalization;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;

namespace Planner.Cli.Commands;

/// <summary>The ranges of <c>--vary</c>: <c>p.povertyMax=10..16</c> for a threshold, <c>money=0.7..1.5</c> for a lever, <c>money.ntm=0.5..2</c> for the money of a programme or component.</summary>
internal static class VariedRanges
{
    private const string Parameter = "p.";
    private const string Money = "money.";

    /// <summary>The ranges with those of the option added or put in their place.</summary>
    /// <param name="ranges">The ranges of the rules.</param>
    /// <param name="option">The option's value.</param>
    /// <param name="model">The model, for names.</param>
    /// <param name="scenario">The scenario, for what it spends.</param>
    /// <exception cref="UsageException">A range cannot be read, or names nothing.</exception>
    public static SensitivityRanges Over(SensitivityRanges ranges, string option, PreparedModel model, Scenario scenario)
    {
        List<ThresholdRange> thresholds = [.. ranges.Thresholds];
        List<LeverRange> levers = [.. ranges.Levers];
        var given = new Provenance(null, null, "--vary", SourceSpan.StartOf("--vary"));
        foreach (string item in option.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            (string name, double low, double high) = Read(item);
            if (name.StartsWith(Parameter, StringComparison.Ordinal))
            {
                string id = name[Parameter.Length..];
                double? now = model.Pack.Parameters.FirstOrDefault(p => p.Id == id)?.At(model.Locality.Region, model.Locality.EndYear);
                if (now is not { } value)
                {
                    throw Unknown(name, model, ranges);
                }

                thresholds.RemoveAll(t => t.Parameter == id);
                thresholds.Add(low <= value && value <= high
                    ? new ThresholdRange(id, value - low, high - value, given)
                    : throw new UsageException(Phrase.VaryLeavesOut, item, value.ToString(CultureInfo.InvariantCulture)));
                continue;
            }

            LeverRange lever = levers.FirstOrDefault(l => l.Id == name) ?? OfMoney(name, model, scenario) ?? throw Unknown(name, model, ranges);
            if (lever.Acts != LeverAction.Disbursement && low < 0)
            {
                throw new UsageException(Phrase.VaryNotRead, item);
            }

            levers.RemoveAll(l => l.Id == name);
            levers.Add(lever with { Low = low, High = high, Provenance = given });
        }

        return new SensitivityRanges(thresholds, levers);
    }

    private static (string Name, double Low, double High) Read(string item)
    {
        int equals = item.IndexOf('=', StringComparison.Ordinal), dots = item.IndexOf("..", StringComparison.Ordinal);
        return equals > 0 && dots > equals && Number(item[(equals + 1)..dots]) is { } low && Number(item[(dots + 2)..]) is { } high && low < high
            ? (item[..equals].Trim(), low, high)
            : throw new UsageException(Phrase.VaryNotRead, item);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static LeverRange? OfMoney(string name, PreparedModel model, Scenario scenario)
    {
        if (!name.StartsWith(Money, StringComparison.Ordinal))
        {
            return null;
        }

        string id = name[Money.Length..];
        FundingRules funding = model.Pack.Funding;
        LocalizedText? title = funding.Programmes.FirstOrDefault(p => p.Id == id)?.Title ?? funding.Components.FirstOrDefault(c => c.Id == id)?.Title;
        bool spent = funding.Components.Any(c => (c.Programme == id || c.Id == id) && scenario.Budget.Any(b => b.Component == c.Id && b.Amount > 0));
        return title is null || !spent
            ? null
            : new LeverRange(name, new LocalizedText("Vốn: " + title.Vi, "Money: " + title.En), LeverAction.Money, [id], 0, 1, new Provenance(null, null, "--vary", SourceSpan.StartOf("--vary")));
    }

    private static UsageException Unknown(string name, PreparedModel model, SensitivityRanges ranges)
    {
        List<string> known =
        [
            .. model.Pack.Parameters.Select(p => Parameter + p.Id), .. ranges.Levers.Select(l => l.Id), .. model.Pack.Funding.Programmes.Select(p => Money + p.Id),
            .. model.Pack.Funding.Components.Select(c => Money + c.Id),
        ];
        return new UsageException(Phrase.VaryUnknown, name, NearestName.Of(name, known) ?? "money");
    }
}
