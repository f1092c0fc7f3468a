using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

/// <summary>What holds in every replicate and year of every scenario of every shipped locality.</summary>
public class InvariantTests
{
    private const int Lanes = 8;

    public static TheoryData<string> Localities =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(ShippedLocality.Folder, "..")).Where(d => File.Exists(Path.Combine(d, "locality.json")))
            .Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Localities))]
    public void Run_EveryScenarioYearAndReplicate_KeepsTheInvariants(string locality)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Path.Combine(ShippedLocality.Folder, "..", locality), diagnostics);
        PreparedModel? prepared = opened is null ? null : PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
        Assert.True(prepared is not null, string.Join('\n', diagnostics.InFileOrder()));
        foreach (string file in prepared.Locality.ScenarioFiles)
        {
            Scenario scenario = ScenarioLoader.Load(Path.Combine(prepared.Locality.Folder, Path.GetFileName(file)), prepared.Locality, prepared.Pack, diagnostics)!;
            PreparedScenario ready = PreparedScenario.Prepare(prepared, scenario, diagnostics)!;
            PreparedModel model = ready.Model;
            var cycle = new YearCycle(model, ready);
            var block = new BlockState(model, new LaneDraws(scenario.Seed), Lanes);
            cycle.Start(block, 0);
            for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
            {
                string where = $"{locality}, {scenario.Id}, {year}";
                double[] before = [.. Enumerable.Range(0, model.Communes.Count).SelectMany(c => block.Column(c, CommuneSlots.Level).ToArray())];
                cycle.ToCriteria(block, year);
                StaysInsideEligibility(model, block, where);
                cycle.FromCriteria(block, year);
                for (int lane = 0; lane < block.Width; lane++)
                {
                    Communes(model, block, before, lane, where);
                    Money(model, block, lane, where);
                }
            }
        }

        Assert.Empty(diagnostics.InFileOrder());
    }

    private static void StaysInsideEligibility(PreparedModel model, BlockState block, string where)
    {
        Span<byte> open = block.TruthRoom(2 * block.Width)[..block.Width];
        for (int k = 0; k < model.Components.Count; k++)
        {
            for (int c = 0; c < model.Communes.Count; c++)
            {
                UnitReading.Truths(block, model.Components[k].Eligible, c, open);
                for (int lane = 0; lane < block.Width; lane++)
                {
                    Assert.True(open[lane] != 0 || block.MoneyColumn(k, c)[lane] == 0, $"{where}: {model.Components[k].Definition.Id} reached {model.Communes[c].Id}");
                }
            }
        }
    }

    private static void Communes(PreparedModel model, BlockState block, double[] levelsBefore, int lane, string where)
    {
        CommuneSlots slots = model.Slots;
        for (int c = 0; c < model.Communes.Count; c++)
        {
            double At(int slot) => block.Column(c, slot)[lane];
            double[] classes = [At(slots.PoorMobile), At(slots.PoorHard), At(slots.NearRecent), At(slots.NearOther), At(slots.Other)];
            Assert.Equal(At(CommuneSlots.Households), classes.Sum());
            Assert.All(classes, n => Assert.True(n >= 0 && n == Math.Floor(n), where));
            Assert.InRange(At(CommuneSlots.PovertyRate) + At(CommuneSlots.NearPoorRate), 0, 100 + 1e-9);
            Assert.True(At(CommuneSlots.Debt) >= 0, where);
            int level = (int)At(CommuneSlots.Level);
            int before = (int)levelsBefore[(c * block.Width) + lane];
            Assert.True(level <= before + 1, $"{where}: climbed from {before} to {level}");
            if (level > before)
            {
                Assert.True(At(CommuneSlots.Debt) == 0, $"{where}: recognised with debt");
                Assert.True(At(CommuneSlots.MeetsNewRural) == 1, $"{where}: recognised without meeting the criteria");
            }

            foreach (PreparedIndicator indicator in model.CommuneIndicators)
            {
                IndicatorDefinition definition = indicator.Definition;
                Assert.InRange(At(slots.Indicators + indicator.Index), Math.Min(definition.Best, definition.Worst), Math.Max(definition.Best, definition.Worst));
            }
        }
    }

    private static void Money(PreparedModel model, BlockState block, int lane, string where)
    {
        double spent = 0, available = 0;
        for (int k = 0; k < model.Components.Count; k++)
        {
            available += block.Available[(k * block.Width) + lane];
            for (int c = 0; c < model.Communes.Count; c++)
            {
                double money = block.MoneyColumn(k, c)[lane];
                spent += money;
                Assert.True(money >= 0, where);
            }
        }

        double newDebt = block.LocalityColumn(LocalitySlots.CounterpartShortfall)[lane] * 1000;
        Assert.True(spent <= available + newDebt + 1e-6, $"{where}: spent {spent} of {available}");
    }
}
