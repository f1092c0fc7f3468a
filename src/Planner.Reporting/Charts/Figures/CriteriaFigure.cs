using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Analysis.Obstacles;
using Planner.Localities.Units;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Charts.Figures;

/// <summary>Heat maps of the mean share of communes that fail each criterion under the reference, the most failed criterion first: by year, and by district at the end.</summary>
public static class CriteriaFigure
{
    /// <summary>Criterion × year.</summary>
    /// <param name="comparison">The comparison; its criteria must not be empty.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">The criteria set in force at the end has no criterion.</exception>
    public static Figure Make(EnsembleComparison comparison, Language language)
    {
        IReadOnlyList<FailedCriterion> criteria = comparison.Reference.Criteria;
        if (criteria.Count == 0)
        {
            throw new ArgumentException("there is no criterion to show", nameof(comparison));
        }

        var frame = new FigureFrame(comparison, language);
        Ensemble ensemble = comparison.Reference.Ensemble;
        int communes = comparison.Locality.Candidates;
        int units = comparison.Locality.Tables[0].Communes.Count;
        int[] order = criteria.Select(c => ensemble.Criteria.ToList().IndexOf(c.Rule)).ToArray();

        // Townships stand anywhere among the units and pass nothing; years under an older set say nothing about these criteria and are left out.
        long Passed(int row, int year) => Enumerable.Range(0, units).Sum(c => (long)ensemble.CriterionPassed(c, order[row], year));
        int[] years = Enumerable.Range(0, ensemble.Years.Count)
            .SkipWhile(year => Enumerable.Range(0, order.Length).All(row => Passed(row, year) == 0)).ToArray();
        var marks = new List<Mark>();
        for (int row = 0; row < order.Length; row++)
        {
            for (int column = 0; column < years.Length; column++)
            {
                double share = 1 - (Passed(row, years[column]) / ((double)communes * ensemble.Replicates));
                marks.Add(new HeatMark(column, row, share, frame.Numbers.Fixed(100 * share, 0)));
            }
        }

        return new Figure(
            frame.Messages.Say(
                "chart.criteria.title",
                ("criterion", frame.In(criteria[0].Title)),
                ("communes", frame.Numbers.Fixed(criteria[0].Communes, 0)),
                ("total", frame.Numbers.Fixed(communes, 0)),
                ("year", ensemble.Years[^1].ToString(CultureInfo.InvariantCulture))),
            frame.Messages.Say("chart.criteria.subtitle", ("scenario", frame.Title(comparison.Reference))),
            [
                new Panel(
                    string.Empty,
                    new CategoryAxis(string.Empty, years.Select(y => ensemble.Years[y].ToString(CultureInfo.InvariantCulture)).ToArray()),
                    new CategoryAxis(string.Empty, criteria.Select(c => frame.In(c.Title)).ToArray()),
                    marks,
                    []),
            ],
            [],
            frame.Source,
            frame.Notice);
    }

    /// <summary>Criterion × district at the end of the last year; districts in administrative order.</summary>
    /// <param name="comparison">The comparison; its criteria must not be empty.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">The criteria set in force at the end has no criterion, or no commune is judged.</exception>
    public static Figure ByDistrict(EnsembleComparison comparison, Language language)
    {
        IReadOnlyList<FailedCriterion> criteria = comparison.Reference.Criteria;
        Ensemble ensemble = comparison.Reference.Ensemble;
        IReadOnlyList<CommuneStart> communes = comparison.Locality.Tables[0].Communes;
        (District District, int[] Judged)[] districts =
        [
            .. comparison.Locality.Districts.Select((d, index) => (d, Enumerable.Range(0, communes.Count).Where(c => communes[c].District == index && !communes[c].Urban).ToArray()))
                .Where(d => d.Item2.Length > 0),
        ];
        if (criteria.Count == 0 || districts.Length == 0)
        {
            throw new ArgumentException("there is no criterion or no commune to show", nameof(comparison));
        }

        var frame = new FigureFrame(comparison, language);
        int last = ensemble.Years.Count - 1;
        var marks = new List<Mark>();
        (double Share, int Row, int Column) worst = (-1, 0, 0);
        for (int row = 0; row < criteria.Count; row++)
        {
            int criterion = ensemble.Criteria.ToList().IndexOf(criteria[row].Rule);
            for (int column = 0; column < districts.Length; column++)
            {
                int[] judged = districts[column].Judged;
                double share = 1 - (judged.Sum(c => (long)ensemble.CriterionPassed(c, criterion, last)) / ((double)judged.Length * ensemble.Replicates));
                marks.Add(new HeatMark(column, row, share, frame.Numbers.Fixed(100 * share, 0)));
                if (share > worst.Share)
                {
                    worst = (share, row, column);
                }
            }
        }

        return new Figure(
            frame.Messages.Say(
                "chart.criteria.districts.title",
                ("district", frame.In(districts[worst.Column].District.Title)),
                ("criterion", frame.In(criteria[worst.Row].Title)),
                ("share", frame.Numbers.Fixed(100 * worst.Share, 0)),
                ("year", ensemble.Years[^1].ToString(CultureInfo.InvariantCulture))),
            frame.Messages.Say("chart.criteria.subtitle", ("scenario", frame.Title(comparison.Reference))),
            [
                new Panel(
                    string.Empty,
                    new CategoryAxis(string.Empty, districts.Select(d => frame.In(d.District.Title)).ToArray()),
                    new CategoryAxis(string.Empty, criteria.Select(c => frame.In(c.Title)).ToArray()),
                    marks,
                    []),
            ],
            [],
            frame.Source,
            frame.Notice);
    }
}
