using System.Globalization;
using System.Text.Json;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Explaining;
using Planner.Workbench.Sessions;

namespace Planner.Acceptance;

/// <summary><c>explain</c>: the contract, and that it explains what <c>run</c> computed.</summary>
public class ExplainTests
{
    [Fact]
    public void StartYear_HasTheContractsMembers()
    {
        JsonElement document = CommandRun.Of("explain", Repository.BacKan, "--commune", "BB-01", "--year", "2020", "--json").Json();
        Assert.Equal(
            ["commune", "year", "scenario", "replicate", "synthetic", "level", "set", "criteria", "status"],
            document.EnumerateObject().Select(m => m.Name));
        Assert.Equal(JsonValueKind.Null, document.GetProperty("replicate").ValueKind);
        Assert.Equal("as-planned", document.GetProperty("scenario").GetString());
        JsonElement[] criteria = [.. document.GetProperty("criteria").EnumerateArray()];
        Assert.Equal(19, criteria.Length);
        Assert.Equal(
            ["id", "title", "passed", "error", "comparisons", "changes", "together", "togetherMoney", "undecided"],
            criteria[0].EnumerateObject().Select(m => m.Name));
        string[] members = ["expression", "left", "operator", "right", "unit", "margin", "passed", "decisive", "file", "line", "column", "source"];
        Assert.All(criteria.SelectMany(Comparisons), c => Assert.Equal(members, c.EnumerateObject().Select(m => m.Name).Take(members.Length)));
    }

    [Theory]
    [InlineData("2020", null)]
    [InlineData("2023", "5")]
    [InlineData("2025", "21")]
    public void Margins_ArePositiveExactlyWhereComparisonsHold(string year, string? replicate)
    {
        string[] args = ["explain", Repository.BacKan, "--commune", "NS-03", "--year", year, "--json", .. replicate is null ? Array.Empty<string>() : ["--replicate", replicate]];
        JsonElement document = CommandRun.Of(args).Json();
        JsonElement[] criteria = [.. document.GetProperty("criteria").EnumerateArray()];
        Assert.Equal(document.GetProperty("status").GetProperty("criteriaMet").GetInt32(), criteria.Count(Passed));
        JsonElement[] comparisons = [.. criteria.SelectMany(Comparisons).Where(c => c.GetProperty("margin").ValueKind == JsonValueKind.Number)];
        Assert.NotEmpty(comparisons);
        Assert.All(comparisons, c =>
        {
            double left = c.GetProperty("left").GetDouble(), right = c.GetProperty("right").GetDouble(), margin = c.GetProperty("margin").GetDouble();
            Assert.Equal(Math.Abs(left - right), Math.Abs(margin), 9);
            Assert.True(Passed(c) ? margin >= 0 : margin <= 0);
        });
    }

    [Fact]
    public void Changes_OfFailingCriteria_ReachTheThresholdAndAddUp()
    {
        JsonElement document = CommandRun.Of("explain", Repository.BacKan, "--commune", "BB-01", "--year", "2020", "--json").Json();
        JsonElement[] failing = [.. document.GetProperty("criteria").EnumerateArray().Where(c => !Passed(c))];
        Assert.NotEmpty(failing);
        foreach (JsonElement criterion in failing)
        {
            JsonElement[] failed = [.. Comparisons(criterion).Where(c => !Passed(c))];
            Assert.True(failed.Length == 1 ? criterion.GetProperty("changes").GetArrayLength() > 0 : criterion.GetProperty("together").GetArrayLength() == failed.Length);
            foreach (JsonElement c in failed.Where(c => c.GetProperty("expression").GetString()!.StartsWith("commune.", StringComparison.Ordinal)))
            {
                Assert.Equal(c.GetProperty("right").GetDouble(), c.GetProperty("change").GetProperty("to").GetDouble());
            }

            if (criterion.GetProperty("togetherMoney") is { ValueKind: JsonValueKind.Number } sum)
            {
                Assert.Equal(
                    sum.GetDouble(), criterion.GetProperty("together").EnumerateArray().Sum(c => c.GetProperty("price").GetProperty("money").GetDouble()), 6);
            }
        }
    }

    [Fact]
    public void Comparisons_StandWhereTheySay() => Assert.All(
        CommandRun.Of("explain", Repository.BacKan, "--commune", "BB-01", "--year", "2020", "--json").Json().GetProperty("criteria").EnumerateArray().SelectMany(Comparisons),
        c =>
        {
            string line = File.ReadAllLines(c.GetProperty("file").GetString()!)[c.GetProperty("line").GetInt32() - 1];
            string expression = c.GetProperty("expression").GetString()!;
            Assert.StartsWith(expression, line[(c.GetProperty("column").GetInt32() - 1)..], StringComparison.Ordinal);
        });

    [Fact]
    public void EveryCommune_Explained_AddsUpToWhatTheRunRecorded()
    {
        string scenario = Path.Combine(Repository.BacKan, "concentrated.scenario.json");
        JsonElement metrics = CommandRun.Of("run", scenario, "--runs", "1", "--seed", "11", "--json").Json().GetProperty("scenarios")[0].GetProperty("metrics");
        double Recorded(string id, int year) => metrics.EnumerateArray().Single(m => m.GetProperty("id").GetString() == id).GetProperty("mean")[year - 2020].GetDouble();

        var diagnostics = new DiagnosticBag();
        ComparisonInputs inputs = ComparisonInputs.Load(new ScenarioGroup(Repository.BacKan, [scenario]), diagnostics)!;
        foreach (int year in (int[])[2021, 2025])
        {
            List<CommuneExplanation> communes = [.. inputs.Locality.Tables[0].Communes
                .Select(c => CommuneExplainer.Explain(inputs.Model, inputs.Scenarios[0], c.Id, year, 11, 0, diagnostics)!)];
            Assert.Equal(Recorded("meanCriteria", year), communes.Average(c => c.Criteria.Count(k => k.Passed)), 9);
            Assert.Equal(Recorded("communesCertified", year), communes.Count(c => c.Status.Level >= 1));
        }

        // And the command prints what the explainer says.
        JsonElement printed = CommandRun.Of("explain", scenario, "--commune", "BB-02", "--year", "2025", "--replicate", "0", "--seed", "11", "--json").Json();
        CommuneExplanation said = CommuneExplainer.Explain(inputs.Model, inputs.Scenarios[0], "BB-02", 2025, 11, 0, diagnostics)!;
        Assert.Equal(said.Criteria.Select(c => c.Passed), printed.GetProperty("criteria").EnumerateArray().Select(Passed));
        Assert.Equal(said.Status.PovertyRate, printed.GetProperty("status").GetProperty("povertyRate").GetDouble());
    }

    [Theory]
    [InlineData("en", "NOT MET", "SYNTHETIC DATA", "required at least 75%. Short by", "Cost: about", "It takes the 3 changes above together")]
    [InlineData("vi", "CHƯA ĐẠT", "SỐ LIỆU GIẢ LẬP", "yêu cầu ít nhất 75%. Còn thiếu", "Chi phí: khoảng", "Cần cả 3 thay đổi nêu trên")]
    public void Text_SaysWhatFailsAndThatTheDataAreSynthetic(string language, string failed, string notice, params string[] more)
    {
        CommandRun run = CommandRun.With(80, "explain", Repository.BacKan, "--commune", "BB-01", "--year", "2020", "--lang", language);
        Assert.Equal(0, run.Code);
        Assert.Contains(failed, run.Out, StringComparison.Ordinal);
        string joined = string.Join(' ', run.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(more, text => Assert.Contains(text, joined, StringComparison.Ordinal));
        Assert.StartsWith(notice, run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), line => Assert.True(new StringInfo(line).LengthInTextElements <= 80, line));
    }

    private static IEnumerable<JsonElement> Comparisons(JsonElement criterion) => criterion.GetProperty("comparisons").EnumerateArray();

    private static bool Passed(JsonElement element) => element.GetProperty("passed").GetBoolean();
}
