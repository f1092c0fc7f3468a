using System.Text.Json;

namespace Planner.Cli.Tests.Commands;

/// <summary>A division by zero in a shipped criterion is named by check and by every answer that stands on it, and too few replicates are said to be too few.</summary>
public sealed class NumberFaultTests : IDisposable
{
    private readonly RepositoryData data = RepositoryData.Copy();

    private string Folder => data.Folder;

    [Fact]
    public void Run_CriterionDividesByZero_NamesRuleCommuneYearAndOperands()
    {
        Break();
        var host = new FakeHost();
        string[] args = ["run", Folder + "/scenarios/bac-kan/as-planned.scenario.json", "--runs", "20", "--json", "--quiet", "--lang", "en", "--store", Folder + "/store"];
        Assert.Equal(0, host.Run(args));
        Assert.Contains("rules/criteria/commune-2021-2025.json:19:25: criterion c01", host.Error, StringComparison.Ordinal);
        Assert.Contains("“100 / (commune.villages - 9)” is infinite (Infinity)", host.Error, StringComparison.Ordinal);
        Assert.Contains("commune.villages = 9", host.Error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(host.Out);
        JsonElement fault = document.RootElement.GetProperty("scenarios")[0].GetProperty("faults")[0];
        Assert.Equal("c01", fault.GetProperty("name").GetString());
        Assert.Equal(
            fault.GetProperty("evaluations").GetInt64(), fault.GetProperty("where").EnumerateArray().Sum(w => w.GetProperty("replicates").GetInt64()));

        // A run that is read back stands on the same faults.
        var again = new FakeHost();
        Assert.Equal(0, again.Run(args));
        Assert.Equal(host.Out, again.Out);
        Assert.Equal(host.Error, again.Error);
    }

    [Theory]
    [InlineData("faults", "feasibility PLAN --runs 20")]
    [InlineData("faults", "bottlenecks PLAN --runs 20")]
    [InlineData("faults", "paths PLAN --runs 20")]
    [InlineData("faults", "discover PLAN --target BK-01 --runs 20")]
    [InlineData("faults", "sensitivity PLAN --targets BK-01 --only levers --runs 20")]
    [InlineData("faults", "sensitivity PLAN --targets BK-01 --only levers --morris --rows 64")]
    [InlineData("faults", "sensitivity PLAN --targets BK-01 --only levers --sobol --rows 64")]
    [InlineData("faults", "impact PLAN PLACE/more-money.scenario.json --runs 20")]
    [InlineData("faultsAfter", "impact --rules SOUND PLAN RULES --runs 20")]
    public void Analysis_CriterionDividesByZero_NamesItAsRunDoes(string member, string command)
    {
        Break();
        var host = new FakeHost();
        Assert.Equal(0, host.Run(Call(command, "--json", "--quiet", "--lang", "en")));
        Assert.Contains("planner: Caution: 1 expressions of the rules", host.Error, StringComparison.Ordinal);
        Assert.Contains("rules/criteria/commune-2021-2025.json:19:25: criterion c01", host.Error, StringComparison.Ordinal);
        Assert.Contains("“100 / (commune.villages - 9)” is infinite (Infinity) with (commune.villages - 9) = 0, commune.villages = 9.", host.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Seen in scenario", host.Error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(host.Out);
        JsonElement fault = Assert.Single(document.RootElement.GetProperty(member).EnumerateArray());
        Assert.Equal(("criterion", "c01", "criteria/commune-2021-2025.json"), (fault.GetProperty("decides").GetString(), fault.GetProperty("name").GetString(), fault.GetProperty("file").GetString()));
        Assert.Equal(
            fault.GetProperty("evaluations").GetInt64(), fault.GetProperty("where").EnumerateArray().Sum(w => w.GetProperty("replicates").GetInt64()));
        Assert.Single(document.RootElement.EnumerateObject(), m => m.Name.StartsWith("fault", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("feasibility PLAN --runs 20")]
    [InlineData("sensitivity PLAN --targets BK-01 --only levers --runs 20")]
    [InlineData("impact PLAN PLACE/more-money.scenario.json --runs 20")]
    public void Analysis_SoundRules_SaysNothingOfFaults(string command)
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run(Call(command, "--json", "--quiet")));
        Assert.Empty(host.Error);
        Assert.DoesNotContain("\"faults", host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Feasibility_AsText_NamesTheFaultInTheLanguageOfTheAnswer()
    {
        Break();
        var host = new FakeHost();
        Assert.Equal(0, host.Run(Call("feasibility PLAN --runs 20", "--lang", "vi")));
        Assert.Contains("Cẩn trọng: 1 biểu thức", host.Error, StringComparison.Ordinal);
        Assert.Contains("tiêu chí c01", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensitivity_AnyThreads_CountsTheSameFaults()
    {
        Break();
        string Of(int threads)
        {
            var host = new FakeHost();
            Assert.Equal(0, host.Run(Call("sensitivity PLAN --targets BK-01 --only levers --sobol --rows 150", "--json", "--quiet", "--threads", FormattableString.Invariant($"{threads}"))));
            return host.Out + host.Error;
        }

        Assert.Equal(Of(1), Of(3));
    }

    [Fact]
    public void Check_CriterionDividesByZeroAtTheStart_WarnsAtItsPlace()
    {
        var sound = new FakeHost();
        Assert.Equal(0, sound.Run("check", Folder + "/scenarios/bac-kan", "--lang", "vi"));
        Assert.DoesNotContain("PLN1017", sound.Out, StringComparison.Ordinal);
        Break();
        var host = new FakeHost();
        Assert.Equal(0, host.Run("check", Folder + "/scenarios/bac-kan", "--lang", "vi"));
        Assert.Contains("commune-2021-2025.json:19:25: warning PLN1017: '100 / (commune.villages - 9)' là Infinity", host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "too few replicates", "no median can be given")]
    [InlineData("vi", "chưa đủ lần mô", "chưa nêu được trung vị")]
    public void Run_OneReplicate_SaysThatItIsTooFew(string language, string few, string median)
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("run", Folder + "/scenarios/bac-kan/as-planned.scenario.json", "--runs", "1", "--no-store", "--no-charts", "--lang", language, "--out", Folder + "/out"));
        Assert.Contains(few, host.Out, StringComparison.Ordinal);
        Assert.Matches(median, host.Out);
        Assert.DoesNotContain(">99 (", host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("<1 (", host.Out, StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();

    // The studies of sensitivity keep no runs.
    private string[] Call(string command, params ReadOnlySpan<string> options)
    {
        string sound = RepositoryData.Root + "/rules", place = Folder + "/scenarios/bac-kan";
        return
        [
            .. command.Split(' ').Select(w => w.Replace("PLAN", place + "/as-planned.scenario.json", StringComparison.Ordinal).Replace("PLACE", place, StringComparison.Ordinal)
                .Replace("SOUND", sound, StringComparison.Ordinal).Replace("RULES", Folder + "/rules", StringComparison.Ordinal)),
            .. command.StartsWith("sensitivity", StringComparison.Ordinal) ? (string[])[] : ["--no-store"],
            .. options,
        ];
    }

    private void Break() => data.Replace(
        "rules/criteria/commune-2021-2025.json", "\"commune.masterPlan >= p.readinessPass\"", "\"100 / (commune.villages - 9) != 7 && commune.masterPlan >= p.readinessPass\"");
}
