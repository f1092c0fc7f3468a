using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Linting;
using Planner.Rules.Tests.Language;
using Planner.Rules.Turning;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Turning;

public sealed class TurningFinderTests
{
    private const double Low = -100;
    private const double High = 200;
    private const double FirstAbove75 = 75.00000000000001;

    // x=12.5 y=45 z=-3 i=7 j=2 b=true c=false; year=2023 p.t=10 p.u=50
    [Theory]
    [InlineData("commune.x >= 75", "x", 75, 75)]
    [InlineData("commune.x > 75", "x", FirstAbove75, 75.01)]
    [InlineData("commune.x >= p.t", "x", 9.999999999999998, 9.99)]
    [InlineData("commune.x <= p.t", "x", 10, 10)]
    [InlineData("commune.x + commune.y <= 50", "x", 5.0000000000000036, 5)]
    [InlineData("100 * commune.x / commune.y >= 100", "x", 45, 45)]
    [InlineData("Math.Round(commune.x) >= 14", "x", 13.5, 13.5)]
    [InlineData("Math.Round(commune.x, 1) >= 14.3", "x", 14.250000000000002, 14.26)]
    [InlineData("Math.Floor(commune.x) == 20", "x", 20, 20)]
    [InlineData("Math.Floor(commune.x / 7) >= 3", "x", 21, 21)]
    [InlineData("Math.Min(commune.x, commune.y) >= 40", "x", 40, 40)]
    [InlineData("Math.Abs(commune.x - 20) <= 2", "x", 18, 18)]
    [InlineData("Math.Abs(commune.x - 20) >= 9", "x", 11, 11)]
    [InlineData("commune.x * commune.x >= 400", "x", 20, 20)]
    [InlineData("commune.x >= 1000", "x", double.NaN, double.NaN)]
    [InlineData("commune.x >= 75 && commune.c", "x", double.NaN, double.NaN)]
    [InlineData("commune.x >= 75 || commune.b", "x", double.NaN, double.NaN)]
    [InlineData("commune.b && commune.x > 0", "b", 0, 0)]
    [InlineData("commune.c", "c", 1, 1)]
    [InlineData("commune.i >= 10", "i", 10, 10)]
    [InlineData("commune.i / commune.j > 0", "i", 1, 1)]
    [InlineData("commune.i % 4 == 1", "i", 9, 9)]
    [InlineData("100 / commune.j < 20 && commune.j > 0", "j", 6, 6)]
    [InlineData("100 / commune.j > 0", "j", 0, 0)]
    [InlineData("iif(commune.c, commune.x > 100, commune.x < 10)", "x", 9.999999999999998, 9.99)]
    [InlineData("!(commune.x < 20) && !(commune.x > 30)", "x", 20, 20)]
    [InlineData("commune.x - commune.x >= 1", "x", double.NaN, double.NaN)]
    public void Find_OneInput_GivesTheNearestValueThatTurns(string source, string input, double to, double rounded)
    {
        RuleTurning turning = Find(Rule($$"""{ "RuleName": "r", "Expression": "{{source}}" }"""), SampleInputs.Lanes);
        TurningChange? change = turning.Changes.SingleOrDefault(c => c.Input.Name == input);
        Assert.Equal((to, rounded), (change?.To ?? double.NaN, change?.Rounded ?? double.NaN));
        Assert.Equal(double.IsNaN(to), turning.Powerless.Any(f => f.Name == input));
        Assert.Empty(turning.Undecided);
    }

    [Fact]
    public void Find_Group_TurnsTheWholeAndNotAPart()
    {
        CompiledRule group = Rule("""
            { "RuleName": "g", "Operator": "And", "Rules": [
              { "RuleName": "a", "Expression": "commune.x >= 20" },
              { "RuleName": "b", "Expression": "commune.y >= 20" },
              { "RuleName": "o", "Operator": "Or", "Rules": [
                { "RuleName": "o1", "Expression": "commune.z >= 0" }, { "RuleName": "o2", "Expression": "commune.x >= 15" } ] } ] }
            """);
        RuleTurning turning = Find(group, SampleInputs.Lanes);
        TurningChange change = Assert.Single(turning.Changes);
        Assert.Equal(("x", 20.0, true), (change.Input.Name, change.To, change.Rises));
        Assert.Equal(7.5 / 300, change.ShareOfRange);
        Assert.Equal(["y", "z"], turning.Powerless.Select(f => f.Name));
    }

    [Fact]
    public void Find_WhatIsGiven_IsNoWayOut()
    {
        CompiledRule rule = Rule("""{ "RuleName": "r", "Expression": "100 * commune.x / commune.y >= 100" }""");
        RuleTurning turning = new TurningFinder(_ => new ValueRange(Low, High), null, "commune.y").Find(rule, SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
        Assert.Equal("x", Assert.Single(turning.Changes).Input.Name);
        Assert.Empty(turning.Powerless);
    }

    [Theory]
    [InlineData("And", "commune.x >= 20", "commune.z >= 0", "x 20 z 0")]
    [InlineData("Or", "commune.x >= 20", "commune.z >= 0", "z 0")]
    [InlineData("And", "commune.x >= 20", "commune.x >= 30", "x 30")]
    [InlineData("And", "commune.x >= 20", "commune.x <= 10", "")]
    [InlineData("And", "commune.x >= 20", "commune.z >= 900", "")]
    [InlineData("And", "commune.x >= 10", "commune.z >= -3", "")]
    public void FindTogether_Group_MendsEachFailingCondition(string op, string first, string second, string expected)
    {
        CompiledRule group = Rule($$"""
            { "RuleName": "g", "Operator": "{{op}}", "Rules": [ { "RuleName": "a", "Expression": "{{first}}" }, { "RuleName": "b", "Expression": "{{second}}" } ] }
            """);
        IReadOnlyList<TurningChange> changes =
            new TurningFinder(_ => new ValueRange(Low, High), new TenADay()).FindTogether(group, SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
        Assert.Equal(expected, string.Join(' ', changes.Select(c => FormattableString.Invariant($"{c.Input.Name} {c.To}"))));
    }

    [Fact]
    public void Find_WithPrices_PutsTheCheapestFirst()
    {
        CompiledRule rule = Rule("""{ "RuleName": "r", "Expression": "commune.x >= 20 || commune.y >= 46 || commune.z >= 0" }""");
        RuleTurning turning = new TurningFinder(_ => new ValueRange(Low, High), new TenADay()).Find(rule, SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
        Assert.Equal(["z", "x", "y"], turning.Changes.Select(c => c.Input.Name));
    }

    /// <summary>The value found turns the rule; no double just before it does, nor any of a grid between; where none is found none of a grid over the range does.</summary>
    [Fact]
    public void Find_GeneratedRules_TurnsAndNothingNearerDoes()
    {
        int undecided = 0, found = 0, powerless = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(250), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var generator = new ExpressionGenerator(seed);
            var random = new Random(seed);
            CompiledRule rule = Rule($$"""
                { "RuleName": "g", "Operator": "{{(seed % 2 == 0 ? "And" : "Or")}}", "Rules": [
                  { "RuleName": "a", "Expression": "{{generator.Truth(3)}}" }, { "RuleName": "b", "Expression": "{{generator.Truth(2)}}" } ] }
                """);
            double[] lanes = [.. Enumerable.Range(0, 3).Select(_ => Math.Round((random.NextDouble() * 200) - 90, 1)), random.Next(-5, 9), random.Next(-5, 9), random.Next(2), random.Next(2)];
            RuleTurning turning = Find(rule, lanes);
            undecided += turning.Undecided.Count;
            found += turning.Changes.Count;
            powerless += turning.Powerless.Count;
            Assert.Equal(Holds(rule, lanes), turning.Passed);
            foreach (TurningChange change in turning.Changes)
            {
                Assert.Equal(!turning.Passed, HoldsWith(rule, lanes, change.Input, change.To));
                Assert.Equal(!turning.Passed, HoldsWith(rule, lanes, change.Input, change.Rounded));
                Assert.True(Math.Abs(change.Rounded - change.From) >= Math.Abs(change.To - change.From));
                AssertNothingTurns(rule, lanes, change.Input, Nearer(change, random));
            }

            foreach (InputField field in turning.Powerless)
            {
                AssertNothingTurns(rule, lanes, field, Anywhere(field, random));
            }

            return true;
        }));
        Assert.True(found > 50 && powerless > 50 && undecided * 3 < found + powerless, $"{found} found, {powerless} powerless, {undecided} undecided");
    }

    private static IEnumerable<double> Nearer(TurningChange change, Random random)
    {
        double distance = change.To - change.From;
        if (change.Input.Type != InputType.Double)
        {
            return Enumerable.Range(1, (int)Math.Max(0, Math.Min(50, Math.Abs(distance) - 1))).Select(n => change.From + (Math.Sign(distance) * n));
        }

        double before = change.Rises ? Math.BitDecrement(change.To) : Math.BitIncrement(change.To);
        IEnumerable<double> values = [before, .. Enumerable.Range(0, 200).Select(_ => change.From + ((random.NextDouble() < 0.5 ? -1 : 1) * random.NextDouble() * distance))];
        return values.Where(v => Math.Abs(v - change.From) < Math.Abs(distance));
    }

    private static IEnumerable<double> Anywhere(InputField field, Random random) => field.Type switch
    {
        InputType.Bool => [0, 1],
        InputType.Int => Enumerable.Range((int)Low, (int)(High - Low + 1)).Select(i => (double)i),
        _ => [Low, 0, -0.0, 1, -1, 0.5, High, .. Enumerable.Range(0, 200).Select(_ => Low + (random.NextDouble() * (High - Low)))],
    };

    private static void AssertNothingTurns(CompiledRule rule, double[] lanes, InputField field, IEnumerable<double> values)
    {
        bool now = Holds(rule, lanes);
        foreach (double value in values.Where(v => v is >= Low and <= High))
        {
            Assert.True(HoldsWith(rule, lanes, field, value) == now, $"{field.Path} = {value:R} turns {string.Join(" | ", rule.Children.Select(c => c.Expression!.Text.Text))}, inputs {string.Join(' ', lanes)}");
        }
    }

    private static bool Holds(CompiledRule rule, double[] lanes) => rule.Evaluate(lanes, 0, 1, SampleInputs.Shared, 0);

    private static bool HoldsWith(CompiledRule rule, double[] lanes, InputField field, double value)
    {
        double[] tried = [.. lanes];
        tried[field.Slot] = value;
        return Holds(rule, tried);
    }

    private static RuleTurning Find(CompiledRule rule, double[] lanes) =>
        new TurningFinder(_ => new ValueRange(Low, High), null).Find(rule, lanes, 0, 1, SampleInputs.Shared, 0);

    private static CompiledRule Rule(string json)
    {
        var diagnostics = new DiagnosticBag();
        byte[] file = Encoding.UTF8.GetBytes($$"""{ "WorkflowName": "w", "Rules": [ {{json}} ] }""");
        IReadOnlyList<Workflow>? workflows = WorkflowLoader.Load(JsonFile.Parse("w.json", file, diagnostics)!, WorkflowStrictness.Planner, diagnostics);
        CompiledWorkflow? workflow = workflows is null ? null : WorkflowCompiler.Compile(workflows[0], workflows, SampleInputs.Layout, diagnostics);
        Assert.True(workflow is not null, json + "\n" + string.Join('\n', diagnostics.InFileOrder()));
        return workflow.Rules[0];
    }

    private sealed class TenADay : IChangePricer
    {
        public ChangePrice Price(InputField input, double from, double to) =>
            input.Name == "y" ? new ChangePrice(PriceStatus.NoCurve) : new ChangePrice(PriceStatus.Priced, Money: Math.Abs(to - from) * 10);
    }
}
