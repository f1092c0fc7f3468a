using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Charts.Figures;

/// <summary>
/// By when communes reach each level: the share of simulated futures in which a commune was recognised by the end of each year (one less the survival curve of "not yet recognised"), a step up at each year's end.
/// </summary>
public static class SurvivalFigure
{
    /// <summary>Most communes of one figure: more panels could not be read.</summary>
    public const int MostPanels = 24;

    private static readonly Tone[] Tones = [Tone.Main, Tone.Other, Tone.Reference];

    /// <summary>One commune, every level it reaches in any future.</summary>
    /// <param name="path">The commune.</param>
    /// <param name="ensemble">The run it comes from.</param>
    /// <param name="language">The language.</param>
    public static Figure OfCommune(CommunePath path, Ensemble ensemble, Language language)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(ensemble);
        var messages = Messages.In(language);
        string title = messages.Say(
            path.MedianYear is null ? "chart.survival.title.less" : "chart.survival.title.half",
            ("commune", Name(path)),
            ("end", Plain(ensemble.Years[^1])),
            ("share", new NumberText(language).Percent(path.Interval.Estimate)),
            ("year", Plain(path.MedianYear ?? ensemble.Years[^1])));
        return Make(title, [path], ensemble, language, named: false);
    }

    /// <summary>Several communes, a panel each, in the order given.</summary>
    /// <param name="district">The district's title.</param>
    /// <param name="paths">Its communes; the first <see cref="MostPanels"/> are drawn.</param>
    /// <param name="ensemble">The run they come from.</param>
    /// <param name="language">The language.</param>
    public static Figure OfDistrict(LocalizedText district, IReadOnlyList<CommunePath> paths, Ensemble ensemble, Language language)
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(ensemble);
        var messages = Messages.In(language);
        var numbers = new NumberText(language);
        string title = messages.Say(
            "chart.survival.title.district",
            ("district", district.In(language)),
            ("end", Plain(ensemble.Years[^1])),
            ("half", numbers.Fixed(paths.Count(p => p.Interval.Estimate >= 0.5), 0)),
            ("all", numbers.Fixed(paths.Count, 0)));
        return Make(title, [.. paths.Take(MostPanels)], ensemble, language, named: true);
    }

    private static Figure Make(string title, IReadOnlyList<CommunePath> paths, Ensemble ensemble, Language language, bool named)
    {
        var messages = Messages.In(language);
        var numbers = new NumberText(language);
        int levels = paths.Max(Reached);
        Tick[] years = [.. ensemble.Years.Select(y => new Tick(y, Plain(y)))];

        // A step belongs to the end of its year; the axis goes on for a year so that the last step is seen.
        var x = new NumericAxis(string.Empty, ensemble.Years[0], ensemble.Years[^1] + 1, years);
        Tick[] shares = [.. new[] { 0, 25, 50, 75, 100 }.Select(s => new Tick(s, numbers.Fixed(s, 0)))];
        var y = new NumericAxis(messages.Say("chart.survival.axis"), 0, 100, shares);
        return new Figure(
            title,
            messages.Say("chart.survival.subtitle", ("scenario", ensemble.Scenario.Title.In(language))),
            [
                .. paths.Select(p => new Panel(
                    named ? Name(p) : string.Empty, x, y, [.. Enumerable.Range(0, Math.Max(1, Reached(p))).Reverse().Select(l => Steps(Tones[l], ensemble.Years, p.RecognisedBy[l]))], [])),
            ],
            [.. Enumerable.Range(0, levels).Select(l => new LegendEntry(LegendKind.Line, Tones[l], 0, Level(l, messages)))],
            messages.Say(
                "chart.source", ("locality", ensemble.Locality.Title.In(language)), ("runs", numbers.Fixed(ensemble.Replicates, 0)), ("seed", ensemble.Seed.ToString(CultureInfo.InvariantCulture))),
            DataMark.Of(ensemble, language));
    }

    /// <summary>The line of a level: level between the ends of years, straight up at them.</summary>
    private static LineMark Steps(Tone tone, IReadOnlyList<int> years, IReadOnlyList<double> share)
    {
        var x = new List<double>();
        var y = new List<double>();
        for (int i = 0; i < years.Count; i++)
        {
            x.AddRange([years[i], years[i] + 1]);
            y.AddRange([100 * share[i], 100 * share[i]]);
        }

        return new LineMark(tone, x, y);
    }

    /// <summary>Highest level that the commune reaches in any replicate, at least the first.</summary>
    private static int Reached(CommunePath path) => Math.Max(1, path.RecognisedBy.Count(l => l[^1] > 0));

    private static string Level(int level, Messages messages) => level switch
    {
        0 => messages.Say("chart.survival.newRural"),
        1 => messages.Say("chart.survival.advanced"),
        _ => messages.Say("chart.survival.model"),
    };

    private static string Name(CommunePath path) => path.Commune.Name == path.Commune.Id ? path.Commune.Id : $"{path.Commune.Id} {path.Commune.Name}";

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);
}
