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

/// <summary>What holds in every replicate and year of every scenario of every locality present, whatever the figures are.</summary>
public class InvariantTests
{
    private const int Lanes = 24;
    private const double Money = 1e-6;

    public static TheoryData<string> Localities =>
        [.. Directory.EnumerateDirectories(Path.Combine(ShippedLocality.Folder, "..")).Where(d => File.Exists(Path.Combine(d, "locality.json"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Localities))]
    public void Years_OfEveryScenario_KeepTheInvariants(string folder)
    {
        var diagnostics = new DiagnosticBag();
        string path = Path.GetFullPath(Path.Combine(ShippedLocality.Folder, "..", folder)).Replace('\\', '/');
        OpenedLocality opened = LocalityFolder.Open(path, diagnostics)!;
        PreparedModel model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!;
        foreach (string file in Directory.EnumerateFiles(path, "*.scenario.json").Order(StringComparer.Ordinal))
        {
            Scenario scenario = ScenarioLoader.Load(file.Replace('\\', '/'), opened.Locality, opened.Pack, diagnostics)!;
            PreparedScenario prepared = PreparedScenario.Prepare(model, scenario, diagnostics)!;
            Assert.True(prepared is not null, string.Join('\n', diagnostics.InFileOrder()));
            Keeps(prepared);
        }
    }

    private static void Keeps(PreparedScenario scenario)
    {
        PreparedModel model = scenario.Model;
        var cycle = new YearCycle(model, scenario);
        var block = new BlockState(model, new LaneDraws(20), Lanes);
        cycle.Start(block, 0);
        State(scenario, block, model.Locality.StartYear, null);
        for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
        {
            double[] levels = [.. Enumerable.Range(0, model.Communes.Count).SelectMany(c => block.Column(c, CommuneSlots.Level).ToArray())];
            if (year <= scenario.RecordedThrough)
            {
                cycle.Year(block, year);
                State(scenario, block, year, null);
                continue;
            }

            double[] carried = [.. block.Carry];
            bool[] eligible = [];
            foreach (IStage stage in cycle.Stages)
            {
                // Eligibility is what it was when the money was shared out, not what the year made of it.
                eligible = stage is AllocationStage ? Eligible(model, block) : eligible;
                stage.Run(block, year);
            }

            Assert.NotEmpty(eligible);
            State(scenario, block, year, levels);
            Spending(scenario, block, year, carried, eligible);
        }
    }

    private static void State(PreparedScenario scenario, BlockState block, int year, double[]? before)
    {
        PreparedModel model = scenario.Model;
        int width = block.Width;
        for (int c = 0; c < model.Communes.Count; c++)
        {
            string where = FormattableString.Invariant($"{model.Locality.Id}/{scenario.Scenario.Id} {model.Communes[c].Id} {year}");
            for (int lane = 0; lane < width; lane++)
            {
                double At(int slot) => block.Column(c, slot)[lane];
                double[] classes = [At(model.Slots.PoorMobile), At(model.Slots.PoorHard), At(model.Slots.NearRecent), At(model.Slots.NearOther), At(model.Slots.Other)];
                Check(classes.All(n => n >= 0 && n == Math.Floor(n)) && classes.Sum() == At(CommuneSlots.Households), where, "households", classes);
                double[] measured = [At(CommuneSlots.PoorHouseholds), At(CommuneSlots.NearPoorHouseholds), At(CommuneSlots.PoorHouseholdsOldLine)];
                Check(measured.All(n => n >= 0 && n == Math.Floor(n) && n <= At(CommuneSlots.Households)), where, "measured households", measured);
                Check(At(CommuneSlots.PovertyRate) is >= 0 and <= 100 && At(CommuneSlots.NearPoorRate) is >= 0 and <= 100, where, "rates", [At(CommuneSlots.PovertyRate), At(CommuneSlots.NearPoorRate)]);
                double level = At(CommuneSlots.Level);
                Check(level is 0 or 1 or 2 or 3 && At(CommuneSlots.Certified) == (level > 0 ? 1 : 0), where, "level", [level, At(CommuneSlots.Certified)]);
                Check(At(CommuneSlots.Debt) >= 0 && At(CommuneSlots.Income) > 0 && At(CommuneSlots.IncomeEthnicMinority) > 0, where, "debt and income", [At(CommuneSlots.Debt), At(CommuneSlots.Income)]);
                double met = At(CommuneSlots.CriteriaMet), villages = At(CommuneSlots.DifficultVillages);
                Check(met >= 0 && met == Math.Floor(met) && villages >= 0 && villages == Math.Floor(villages) && villages <= At(CommuneSlots.Villages), where, "counts", [met, villages]);
                if (before is not null)
                {
                    double rise = level - before[(c * width) + lane];
                    Check(rise <= 1, where, "one level a year", [rise]);
                    Check(rise <= 0 || At(CommuneSlots.Debt) == 0, where, "no recognition while there is debt", [rise, At(CommuneSlots.Debt)]);
                }

                for (int i = 0; i < model.CommuneIndicators.Count; i++)
                {
                    IndicatorDefinition d = model.CommuneIndicators[i].Definition;
                    double x = At(model.Slots.Indicators + i);
                    Check(x >= Math.Min(d.Best, d.Worst) && x <= Math.Max(d.Best, d.Worst), where, d.Id, [x]);
                }
            }
        }

        for (int m = 0; m < model.Metrics.Count; m++)
        {
            MetricDefinition d = model.Metrics[m].Definition;
            foreach (double x in block.MetricColumn(((year - model.Locality.StartYear) * model.Metrics.Count) + m))
            {
                bool count = d.Aggregate == Aggregate.Count && d.Scope != MetricScope.Locality;
                Check(double.IsNaN(x) || d.Unit != Units.Percent || x is >= -1e-9 and <= 100 + 1e-9, $"{model.Locality.Id}/{scenario.Scenario.Id} {year}", d.Id, [x]);
                Check(!count || (x >= 0 && x == Math.Floor(x)), $"{model.Locality.Id}/{scenario.Scenario.Id} {year}", d.Id, [x]);
            }
        }
    }

    private static void Spending(PreparedScenario scenario, BlockState block, int year, double[] carried, bool[] eligible)
    {
        PreparedModel model = scenario.Model;
        int width = block.Width, communes = model.Communes.Count;
        var given = new double[model.Components.Count * width];
        for (int k = 0; k < model.Components.Count; k++)
        {
            double ratio = model.Components[k].CounterpartRatio;
            string where = FormattableString.Invariant($"{model.Locality.Id}/{scenario.Scenario.Id} {model.Components[k].Definition.Id} {year}");
            for (int lane = 0; lane < width; lane++)
            {
                int at = (k * width) + lane;
                double reached = 0;
                for (int c = 0; c < communes; c++)
                {
                    double money = block.MoneyColumn(k, c)[lane];
                    reached += money;
                    Check(money >= 0 && (money == 0 || eligible[(((k * communes) + c) * width) + lane]), where + " " + model.Communes[c].Id, "money inside eligibility", [money]);
                }

                // What is shared out holds the counterpart found; what was not found may have been built on credit all the same.
                double found = ratio == 0 ? 1 : block.CounterpartFound[at];
                double own = block.Available[at] / (1 + (ratio * found));
                Check(reached <= (own * (1 + ratio)) + Money, where, "money spent", [reached, own]);
                Check(block.Carry[at] >= -Money, where, "carried on", [block.Carry[at]]);
                given[at] = own;
            }
        }

        // Moves stay within programme and kind: what such a group spends and carries on is at most what it had.
        for (int lane = 0; lane < width; lane++)
        {
            foreach (IGrouping<(string, MoneyKind), int> group in Enumerable.Range(0, model.Components.Count).GroupBy(k => (model.Components[k].Definition.Programme, model.Components[k].Kind)))
            {
                double had = group.Sum(k => scenario.Approved(k, year) + carried[(k * width) + lane]), used = group.Sum(k => given[(k * width) + lane] + block.Carry[(k * width) + lane]);
                // A revolving fund has part of its loans back when the next year begins.
                double back = group.Sum(k => scenario.Recovered(k) * given[(k * width) + lane]);
                Check(used <= had + back + Money, $"{model.Locality.Id}/{scenario.Scenario.Id} {group.Key} {year}", "money available", [used, had]);
            }
        }
    }

    private static bool[] Eligible(PreparedModel model, BlockState block)
    {
        var eligible = new bool[model.Components.Count * model.Communes.Count * block.Width];
        var numbers = new double[block.Width];
        for (int k = 0; k < model.Components.Count; k++)
        {
            for (int c = 0; c < model.Communes.Count; c++)
            {
                UnitReading.Numbers(block, model.Components[k].Eligible, c, numbers);
                for (int lane = 0; lane < block.Width; lane++)
                {
                    eligible[(((k * model.Communes.Count) + c) * block.Width) + lane] = numbers[lane] == 1;
                }
            }
        }

        return eligible;
    }

    private static void Check(bool holds, string where, string what, double[] values)
    {
        if (!holds)
        {
            Assert.Fail($"{where}: {what}: {string.Join(", ", values)}");
        }
    }
}
