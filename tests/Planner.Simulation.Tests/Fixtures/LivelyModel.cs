using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

namespace Planner.Simulation.Tests.Fixtures;

/// <summary>A small model with every source of chance turned on, and its outcomes.</summary>
internal static class LivelyModel
{
    public const long Seed = 42;

    /// <summary>The model with its own communes.</summary>
    public static SmallModel Of(params string[] communes) => new()
    {
        CommuneIds = communes,
        Indicators = [SmallModel.Indicator("roads", 0.05, 3, 0.01, 0.2, 0.3), SmallModel.Indicator("water", 0.02, 2)],
        Components = [SmallModel.Component("works", MoneyKind.Recurrent, [SmallModel.Work("roads", 2), SmallModel.Work("water", 3)], allocation: "fixed")],
        Allocations = new Dictionary<string, AllocationRule> { ["fixed"] = SmallModel.Table("fixed", ("A", 3), ("B", 1)) },
        Budget = [SmallModel.Line("works", 2022, 0.3), SmallModel.Line("works", 2024, 0.3)],
        Poverty = p => p with
        {
            ProvinceYearSpread = SmallModel.Value(0.1),
            DistrictYearSpread = SmallModel.Value(0.1),
            CommuneSpread = SmallModel.Value(0.2),
            MeasurementSpread = SmallModel.Value(0.02),
            Income = p.Income with { CommuneYearSpread = SmallModel.Value(0.02), CommuneSpread = SmallModel.Value(0.01), DisasterLoss = SmallModel.Value(0.1) },
        },
        Shocks = s => s with { DisasterChance = SmallModel.Value(0.2), EpidemicChance = SmallModel.Value(0.1), PriceSpread = SmallModel.Value(0.05) },
        Recognition = r => r with { DossierSuccess = SmallModel.Value(0.7), DossierSuccessUnregistered = SmallModel.Value(0.5), SatisfactionSpread = SmallModel.Value(8) },
        Assumptions = [SmallModel.LogNormal(UncertainInput.UnitCostFactor, 0.2), SmallModel.LogNormal(UncertainInput.ExitFactor, 0.3)],
    };

    /// <summary>Outcomes of some replicates of communes A, B, C.</summary>
    public static Outcomes Run(ReplicateRange range, int replicates, int threads = 2, int width = 16, RunHooks? hooks = null)
    {
        PreparedModel model = Of("A", "B", "C").Prepare();
        var outcomes = new Outcomes(OutcomeShape.Of(model), range);
        var options = new RunOptions(replicates, Seed, threads) { BlockWidth = width };
        EnsembleRunner.Run(model, Of("A", "B", "C").Prepare(model), options, outcomes, outcomes.Range.Without([]), hooks ?? RunHooks.None, CancellationToken.None);
        return outcomes;
    }

    /// <summary>The bytes of outcomes as a file.</summary>
    public static byte[] Bytes(Outcomes outcomes, int replicates)
    {
        using var stream = new MemoryStream();
        OutcomeFile.Write(stream, Header(outcomes, replicates), [outcomes]);
        return stream.ToArray();
    }

    /// <summary>A header that fits the outcomes.</summary>
    public static OutcomeHeader Header(Outcomes outcomes, int replicates) => new(
        "engine", "địa phương", Seed, replicates, outcomes.Range, [.. outcomes.Done], outcomes.Shape, [new OutcomeRun("s", new RunAddress(new string('a', 64)))]);
}
