using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Analysis.Obstacles;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Charts.Figures;

/// <summary>Criterion × year as a heat map: the mean share of communes that fail under the reference, the most failed criterion first.</summary>
public static class CriteriaFigure
{
    /// <summary>Makes the figure.</summary>
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
        int[] order = criteria.Select(c => ensemble.Criteria.ToList().IndexOf(c.Rule)).ToArray();

        // Years under an older set say nothing about these criteria and are left out.
        long Passed(int row, int year) => Enumerable.Range(0, communes).Sum(c => (long)ensemble.CriterionPassed(c, order[row], year));
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
}
