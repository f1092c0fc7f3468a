using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Turning;
using Planner.Simulation.Closing;
using Planner.Simulation.Explaining;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Closing;

/// <summary>Closings whose prices are chosen: six communes, two tables, three criteria, of which no work buys the third.</summary>
internal static class SampleClosings
{
    public static readonly string[] Criteria = ["roads", "schools", "income"];

    /// <summary>Commune c of table t lacks roads for 10·(c + 1)·(t + 1) million where c ≥ 2, schools for 5 where c ≥ 4, income where c = 5.</summary>
    public static IReadOnlyList<CommuneClosing> Make(double factor = 1) =>
    [
        .. from c in Enumerable.Range(0, 6)
           from t in Enumerable.Range(0, 2)
           select new CommuneClosing(c, t,
           [
               Closing("roads", c >= 2 ? factor * 10 * (c + 1) * (t + 1) : null),
               Closing("schools", c >= 4 ? factor * 5 : null),
               c == 5 ? new CriterionClosing("income", Title("income"), false, [Change("income", null)]) : Closing("income", null),
           ]),
    ];

    /// <summary>A run of a hundred replicates in which every commune is certified in ten a year from 2021 on, roads fail in so many and income in ten.</summary>
    public static Ensemble Ensemble(int failing = 50)
    {
        var builder = new EnsembleBuilder { Tables = 2 };
        builder.Criteria.AddRange(Criteria.Select(c => (c, Title(c).Vi, Title(c).En)));
        return builder.Build(
            "plan",
            new LocalizedText("Kế hoạch", "The plan"),
            (_, _, _) => 0,
            (_, _) => 0,
            passed: (_, criterion, _) => criterion switch { 0 => 100 - failing, 1 => 100, _ => 90 },
            first: (_, level, year) => level > 1 ? (year == 6 ? 100 : 0) : year == 0 ? 0 : year == 6 ? 50 : 10);
    }

    public static LocalizedText Title(string criterion) => new($"Tiêu chí {criterion}", $"Criterion {criterion}");

    private static CriterionClosing Closing(string criterion, double? money) =>
        new(criterion, Title(criterion), money is null, money is null ? [] : [Change(criterion, money)]);

    private static IndicatorChange Change(string indicator, double? money) => new(
        new TurningChange(
            new InputField("commune", indicator, InputType.Double, SlotBank.Lane, 0, "percent"), 40, 80, 80, 0.4,
            money is null ? new ChangePrice(PriceStatus.NoCurve) : new ChangePrice(PriceStatus.Priced, money)),
        new LocalizedText($"Chỉ tiêu {indicator}", $"Indicator {indicator}"));
}
