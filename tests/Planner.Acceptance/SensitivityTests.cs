using System.Text.Json;

namespace Planner.Acceptance;

/// <summary><c>planner sensitivity</c>, end to end on the shipped example.</summary>
public class SensitivityTests
{
    [Fact]
    public void Tornado_ShippedExample_RanksAssumptionsThresholdsAndLeversTogether()
    {
        JsonElement found = CommandRun.Of("sensitivity", Repository.BacKan, "--targets", "BK-15", "--runs", "40", "--likely", "50", "--json").Json();
        Assert.Equal("tornado", found.GetProperty("method").GetString());
        Assert.True(found.GetProperty("complete").GetBoolean());
        JsonElement target = found.GetProperty("targets")[0];
        JsonElement[] factors = [.. target.GetProperty("factors").EnumerateArray()];
        Assert.Equal(["assumption", "lever", "threshold"], factors.Select(f => f.GetProperty("kind").GetString()).Distinct().Order());
        Assert.Equal(0.5, target.GetProperty("wanted").GetDouble());

        // The chance as things are is that of the ordinary run.
        JsonElement run = CommandRun.Of("feasibility", Repository.BacKan, "--targets", "BK-15", "--runs", "40", "--no-store", "--json").Json();
        Assert.Equal(
            run.GetProperty("targets")[0].GetProperty("probability").GetProperty("estimate").GetDouble(), target.GetProperty("probability").GetProperty("estimate").GetDouble());
    }

    [Theory]
    [InlineData("--sobol")]
    [InlineData("--morris")]
    public void Designs_AnyThreads_SameBytes(string method)
    {
        string One(string threads) =>
            CommandRun.Of("sensitivity", Repository.BacKan, method, "--targets", "BK-15", "--rows", "64", "--only", "levers", "--json", "--threads", threads).Out;
        string one = One("1");
        Assert.Equal(one, One("3"));
        Assert.Contains("\"chance\"", one, StringComparison.Ordinal);
        Assert.DoesNotContain("exitFactor", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Vary_OwnRanges_AreTaken()
    {
        JsonElement found = CommandRun.Of(
            "sensitivity", Repository.BacKan, "--targets", "BK-14", "--runs", "10", "--only", "thresholds,levers", "--vary", "p.povertyMax=10..20,money.ntm=0.5..2", "--json").Json();
        JsonElement[] factors = [.. found.GetProperty("targets")[0].GetProperty("factors").EnumerateArray()];
        JsonElement poverty = factors.Single(f => f.GetProperty("id").GetString() == "povertyMax"), money = factors.Single(f => f.GetProperty("id").GetString() == "money.ntm");
        Assert.Equal((10, 13, 20), (poverty.GetProperty("low").GetDouble(), poverty.GetProperty("now").GetDouble(), poverty.GetProperty("high").GetDouble()));
        Assert.Equal((0.5, 2), (money.GetProperty("low").GetDouble(), money.GetProperty("high").GetDouble()));
    }

    [Theory]
    [InlineData("en", "What matters most", "SYNTHETIC")]
    [InlineData("vi", "Tác động mạnh nhất", "SỐ LIỆU GIẢ LẬP")]
    public void Text_BothLanguages_SaysWhatMattersMostAndWritesFiles(string language, string phrase, string mark)
    {
        string folder = Directory.CreateTempSubdirectory("planner độ nhạy ").FullName;
        try
        {
            CommandRun run = CommandRun.Of(
                "sensitivity", Repository.BacKan, "--targets", "BK-15", "--runs", "40", "--only", "levers", "--lang", language, "--out", folder);
            Assert.Equal(0, run.Code);
            Assert.Contains(phrase, run.Out, StringComparison.Ordinal);
            Assert.Contains(mark, run.Out, StringComparison.Ordinal);
            Assert.Equal(
                ["charts/sensitivity-BK-15.svg", "sensitivity.csv", "sensitivity.json"],
                Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal));
            Assert.All(File.ReadLines(Path.Combine(folder, "sensitivity.csv")).Skip(1), l => Assert.Contains("GIẢ LẬP", l, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--targets", "BK-99")]
    [InlineData("--only", "money")]
    [InlineData("--vary", "p.povertyMin=1..2")]
    [InlineData("--vary", "povertyMax=1..2")]
    [InlineData("--vary", "p.povertyMax=14..20")]
    [InlineData("--vary", "money=2..1")]
    [InlineData("--vary", "money=-1..1")]
    [InlineData("--vary", "money")]
    [InlineData("--rows", "100")]
    [InlineData("--likely", "100")]
    public void Options_ThatMeanNothing_AreRefused(string option, string value) =>
        CommandRun.Of("sensitivity", Repository.BacKan, option, value, "--runs", "2").AssertRefused(2);

    [Fact]
    public void Methods_Two_AreRefused() => CommandRun.Of("sensitivity", Repository.BacKan, "--sobol", "--morris").AssertRefused(2);
}
