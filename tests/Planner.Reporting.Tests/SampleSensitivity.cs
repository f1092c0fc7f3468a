using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Sensitivity;
using Planner.Localities.Scenarios;
using Planner.Reporting.Documents;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests;

/// <summary>Made-up studies of sensitivity: a threshold, money, prices, assumptions, chance and tables.</summary>
internal sealed class SampleSensitivity
{
    private static readonly Provenance Reason = new(null, null, "made up", SourceSpan.StartOf("sample"));
    private static readonly DesignEffect NoTables = DesignEffect.OfMean([0, 1, 0, 1], Clustering.Of([0, 0, 0, 0]), 0.95);

    private readonly EnsembleComparison comparison = SampleComparison.Make(scenarios: 1);

    /// <param name="effect">Scales every effect.</param>
    public SampleSensitivity(double effect = 1)
    {
        SensitivityFactor poverty = new("povertyMax", FactorKind.Threshold, 10, 16, 13)
        {
            Parameter = new ParameterDefinition("povertyMax", new LocalizedText("Tỷ lệ hộ nghèo tối đa", "Highest rate of poor households"), "percent", [], Reason),
        };
        SensitivityFactor income = new("incomeNewRural", FactorKind.Threshold, 45, 51, 48)
        {
            Parameter = new ParameterDefinition("incomeNewRural", new LocalizedText("Thu nhập bình quân đầu người", "Income per person"), "million VND per person per year", [], Reason),
        };
        SensitivityFactor money = Lever("money", "Vốn ba chương trình", "Money of the three programmes", LeverAction.Money, 0.8, 1.2, 1);
        SensitivityFactor speed = Lever("disbursement", "Tiến độ giải ngân", "Pace of disbursement", LeverAction.Disbursement, -0.4, 0.4, 0);
        SensitivityFactor costs = Assumption(UncertainInput.UnitCostFactor, 0.73, 1.38, 1);
        SensitivityFactor growth = Assumption(UncertainInput.IncomeGrowthShift, -0.015, 0.015, 0);
        SensitivityFactor pair = new("exitFactor+incomeGrowthShift", FactorKind.Assumption, double.NaN, double.NaN, double.NaN) { Inputs = [UncertainInput.ExitFactor, UncertainInput.IncomeGrowthShift] };
        SensitivityFactor chance = new("chance", FactorKind.Chance, double.NaN, double.NaN, double.NaN), tables = new("tables", FactorKind.Table, double.NaN, double.NaN, double.NaN) { TableCount = 20 };
        TargetDefinition target = comparison.Pack.Targets.First(t => t.Id == "BK-14"), certain = comparison.Pack.Targets.First(t => t.Id == "BK-16");
        Frame = new SensitivityFrame(comparison.Locality, comparison.Pack, comparison.Reference.Scenario, 2025, 2000, 2000, 0.66, true);
        TornadoRow[] rows =
        [
            Row(costs, 0.42 * effect, -0.24 * effect, 5.2 * effect, -4.4 * effect), Row(money, -0.17 * effect, 0.25 * effect, -3.1 * effect, 3.3 * effect),
            Row(poverty, -0.06 * effect, 0.08 * effect, -1.1 * effect, 1.2 * effect), Row(growth, -0.05 * effect, 0.05 * effect, -0.9 * effect, 0.9 * effect),
            Row(speed, 0, 0.003 * effect, 0.01 * effect, 0.02 * effect),
        ];
        Tornado = new TornadoResult(
            target, new ProportionInterval(0.32, 0.29, 0.35, 2000, NoTables), rows,
            [
                new BreakEven(money, false, 2, 1 + (0.31 / effect), 1 + (0.26 / effect), 1 + (0.36 / effect), 0.93), new BreakEven(poverty, false, 25, 13 + (3.4 / effect), 13 + (2.9 / effect), 13 + (4.1 / effect), 0.8),
                new BreakEven(income, false, 36, null, null, null, 0.41), new BreakEven(speed, false, 1.6, null, null, null, 0.47),
            ],
            new QuantileInterval(54, 53, 55, 2000, NoTables));
        Reached = new TornadoResult(
            certain, new ProportionInterval(0.81, 0.79, 0.83, 2000, NoTables), rows, [new BreakEven(money, true, 0, 0.84, 0.81, 0.87, 0.02), new BreakEven(poverty, true, 1, null, null, null, 0.7), new BreakEven(speed, true, -1.6, -1.5, null, null, 0.65)],
            new QuantileInterval(21, 20, 22, 2000, NoTables));
        Certain = new TornadoResult(
            target, new ProportionInterval(0, 0, 0.002, 2000, NoTables), [Row(poverty, 0, 0, -3.4 * effect, 3.3 * effect), Row(money, 0, 0, -0.4 * effect, 0.6 * effect)],
            [new BreakEven(poverty, false, 25, null, null, null, 0)], new QuantileInterval(24, 24, 25, 2000, NoTables));
        SensitivityFactor[] factors = [money, poverty, costs, pair, chance, tables];
        Variance = new VarianceResult(
            target, factors, Estimate([0.12, 0.03, 0.52, 0.08, 0.11, 0.02], [0.13, 0.03, 0.55 * effect, 0.12, 0.18, 0.05]),
            Estimate([0.05, 0.01, 0.30, 0.03, 0.08, 0.00], [0.2, 0.005, 0.55 * effect, 0.2, 0.4, 0.1]))
        { Rows = 4096, Met = 0.31 };
        Never = Variance with { OfMet = null, Met = 0 };
        Screening = new ScreeningResult(
            target, factors,
            [
                Effects(3.8 * effect, 3.8 * effect, 0.8), Effects(0.9, 0.9, 0.4), Effects(8.7 * effect, -8.7 * effect, 2), Effects(0.8, double.NaN, 1.1), Effects(1.7, double.NaN, 2.2),
                Effects(0.01, double.NaN, 0.02),
            ],
            [.. factors.Select((_, i) => new ProportionOfPoints(0.1 * i, 0.08 * i, (0.12 * i) + 0.01))])
        { Points = 256 };
    }

    public SensitivityFrame Frame { get; }

    public TornadoResult Tornado { get; }

    /// <summary>A target that is likely already.</summary>
    public TornadoResult Reached { get; }

    /// <summary>A target that nothing alone brings near.</summary>
    public TornadoResult Certain { get; }

    public VarianceResult Variance { get; }

    public VarianceResult Never { get; }

    public ScreeningResult Screening { get; }

    private static SensitivityFactor Lever(string id, string vi, string en, LeverAction acts, double low, double high, double now) => new(id, FactorKind.Lever, low, high, now)
    {
        Lever = new LeverRange(id, new LocalizedText(vi, en), acts, [], low, high, Reason),
    };

    private static SensitivityFactor Assumption(UncertainInput input, double low, double high, double now) => new(input.ToString(), FactorKind.Assumption, low, high, now) { Inputs = [input] };

    private static TornadoRow Row(SensitivityFactor factor, double low, double high, double valueLow, double valueHigh)
    {
        PairedDifferenceInterval Difference(double d) => new(d, d - 0.03, d + 0.03, 0, 0, 2000, NoTables);
        MeanInterval Change(double d) => new(d, d - 0.1, d + 0.1, 2000, NoTables);
        return new TornadoRow(factor, Difference(low), Difference(high), Change(valueLow), Change(valueHigh));
    }

    private static ElementaryEffects Effects(double size, double mean, double spread) => new(new EstimatedShare(size, size * 0.9, size * 1.1), mean, spread, 256);

    private static SobolEstimate Estimate(double[] first, double[] total)
    {
        EstimatedShare Share(double s) => new(s, s - 0.02, s + 0.02);
        return SobolEstimate.OfIndexes(10, 4096, [.. first.Zip(total).Select(x => new SobolIndex(Share(x.First), Share(x.Second)))], Share(1 - first.Sum()));
    }
}
