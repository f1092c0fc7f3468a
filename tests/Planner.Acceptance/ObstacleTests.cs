using System.Text.Json;

namespace Planner.Acceptance;

/// <summary><c>bottlenecks</c> and <c>paths</c>, end to end on the shipped example.</summary>
public class ObstacleTests
{
    [Fact]
    public void Bottlenecks_ShippedExample_AgreeWithTheCommunesPaths()
    {
        JsonElement found = CommandRun.Of("bottlenecks", Repository.BacKan, "--runs", "6", "--json").Json();
        JsonElement paths = CommandRun.Of("paths", Repository.BacKan, "--runs", "6", "--json").Json();
        Assert.Equal(19, found.GetProperty("criteria").GetArrayLength());
        Assert.Equal(96, paths.GetProperty("communes").GetArrayLength());
        double open = found.GetProperty("criteria").EnumerateArray().Sum(c => c.GetProperty("openAtStart").GetProperty("mean").GetDouble());
        Assert.Equal(open, paths.GetProperty("communes").EnumerateArray().Sum(c => c.GetProperty("openAtStart").GetProperty("mean").GetDouble()), 6);
        Assert.All(paths.GetProperty("communes").EnumerateArray(), c =>
        {
            double[] by = [.. c.GetProperty("certifiedBy").EnumerateObject().Select(y => y.Value.GetDouble())];
            Assert.Equal(by.Order(), by);
            double[] money = [.. c.GetProperty("cheapestSets").EnumerateArray().Select(s => s.GetProperty("millionVnd").GetDouble())];
            Assert.Equal(money.Order(), money);
        });
    }

    [Fact]
    public void Bottlenecks_AnyThreads_SameBytes()
    {
        string One(string threads) => CommandRun.Of("bottlenecks", Repository.BacKan, "--runs", "4", "--json", "--threads", threads).Out;
        Assert.Equal(One("1"), One("3"));
    }

    [Theory]
    [InlineData("en", "The cheapest way")]
    [InlineData("vi", "Cách rẻ nhất")]
    public void Paths_OneCommune_TellsItsWay(string language, string phrase)
    {
        CommandRun run = CommandRun.Of("paths", Repository.BacKan, "--commune", "BB-01", "--runs", "6", "--lang", language);
        Assert.Equal(0, run.Code);
        Assert.Contains(phrase, run.Out, StringComparison.Ordinal);
        Assert.Contains(language == "vi" ? "SỐ LIỆU GIẢ LẬP" : "SYNTHETIC", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--commune", "BB-01", "survival-BB-01.svg")]
    [InlineData("--district", "ba-be", "survival-ba-be.svg")]
    public void Paths_WithAFolder_WritesItsChartAndDocument(string option, string value, string chart)
    {
        string to = Directory.CreateTempSubdirectory("planner-paths-").FullName;
        CommandRun run = CommandRun.Of("paths", Repository.BacKan, option, value, "--runs", "20", "--out", to, "--lang", "vi");
        Assert.Equal(0, run.Code);
        Assert.Contains("SỐ LIỆU GIẢ LẬP", File.ReadAllText(Path.Combine(to, "charts", chart)), StringComparison.Ordinal);
        Assert.Equal(option == "--commune" ? 1 : 0, run.Out.Split('\n').Count(l => l.Contains("đạt chuẩn nông thôn mới", StringComparison.Ordinal) && l.Contains("───", StringComparison.Ordinal)));
        JsonElement document = JsonDocument.Parse(File.ReadAllText(Path.Combine(to, "paths.json"))).RootElement;
        Assert.Equal(document.GetRawText(), CommandRun.Of("paths", Repository.BacKan, option, value, "--runs", "20", "--json").Json().GetRawText());
        Directory.Delete(to, recursive: true);
    }

    [Theory]
    [InlineData("--commune", "BB-99")]
    [InlineData("--district", "ba-bể")]
    [InlineData("--scenario", "as-plan")]
    [InlineData("--year", "2031")]
    [InlineData("--top", "0")]
    public void Paths_WhatIsNotThere_IsRefusedWithTheNearest(string option, string value) =>
        CommandRun.Of("paths", Repository.BacKan, option, value, "--runs", "2").AssertRefused(2);
}
