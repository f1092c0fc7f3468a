using System.Text;
using System.Text.Json;
using Planner.Analysis.Comparison;
using Planner.Analysis.Tests;
using Planner.Reporting.Documents;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Documents;

public sealed class ComparisonDocumentTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(Write(SampleComparison.Make())).RootElement;

    [Fact]
    public void Write_Document_HasExactlyTheAgreedMembersInOrder()
    {
        Assert.Equal(["seed", "runs", "locality", "synthetic", "level", "intervalMethod", "scenarios", "pairs"], Names(Root));
        JsonElement scenario = Root.GetProperty("scenarios")[0];
        Assert.Equal(["id", "title", "targets", "metrics"], Names(scenario));
        Assert.Equal(["vi", "en"], Names(scenario.GetProperty("title")));
        Assert.Equal(
            ["id", "operator", "required", "unit", "year", "evaluatedAt", "probability", "low", "high", "n", "likelihood", "p10", "median", "p90"],
            Names(scenario.GetProperty("targets")[0]));
        Assert.Equal(["id", "unit", "years", "p5", "p10", "p50", "p90", "p95", "mean"], Names(scenario.GetProperty("metrics")[0]));
        Assert.Equal(["target", "a", "b", "difference", "low", "high"], Names(Root.GetProperty("pairs")[0]));
    }

    [Fact]
    public void Write_Values_AreThoseOfTheComparison()
    {
        EnsembleComparison comparison = SampleComparison.Make();
        JsonElement target = Root.GetProperty("scenarios")[2].GetProperty("targets")[3];

        Assert.Equal("BK-14", target.GetProperty("id").GetString());
        Assert.Equal(comparison.Scenarios[2].Targets[3].Probability!.Value.Low, target.GetProperty("low").GetDouble());
        Assert.Equal(400, target.GetProperty("n").GetInt32());
        Assert.Equal(4 * 6, Root.GetProperty("pairs").GetArrayLength());
        Assert.All(Root.GetProperty("pairs").EnumerateArray(), p => Assert.Equal("planned", p.GetProperty("a").GetString()));
        JsonElement pair = Root.GetProperty("pairs")[0];
        double a = Root.GetProperty("scenarios")[0].GetProperty("targets")[0].GetProperty("probability").GetDouble();
        double b = Root.GetProperty("scenarios")[1].GetProperty("targets")[0].GetProperty("probability").GetDouble();
        Assert.Equal(b - a, pair.GetProperty("difference").GetDouble(), 12);
        Assert.Equal([2020, 2021, 2022, 2023, 2024, 2025],
            Root.GetProperty("scenarios")[0].GetProperty("metrics")[0].GetProperty("years").EnumerateArray().Select(y => y.GetInt32()));
    }

    [Fact]
    public void Write_NotANumberOrInfinite_IsNull()
    {
        EnsembleBuilder builder = new EnsembleBuilder().Metric("m", "percent", "m", "m").Target("T", ">=", 1, "percent", "m", "m", "m");
        var name = new LocalizedText("a", "a");
        var comparison = EnsembleComparison.Of([builder.Build("a", name, (_, y, _) => y == 0 ? double.NaN : double.PositiveInfinity, (_, _) => double.NaN)]);

        JsonElement root = JsonDocument.Parse(Write(comparison)).RootElement;

        JsonElement metric = root.GetProperty("scenarios")[0].GetProperty("metrics")[0];
        Assert.All(metric.GetProperty("p50").EnumerateArray(), v => Assert.Equal(JsonValueKind.Null, v.ValueKind));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("scenarios")[0].GetProperty("targets")[0].GetProperty("median").ValueKind);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesWhateverTheCulture()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            string first = Write(SampleComparison.Make());
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("vi-VN");
            Assert.Equal(first, Write(SampleComparison.Make()));
            Assert.EndsWith("}\n", first, StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static string[] Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name).ToArray();

    private static string Write(EnsembleComparison comparison)
    {
        using var stream = new MemoryStream();
        ComparisonDocument.Write(comparison, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
