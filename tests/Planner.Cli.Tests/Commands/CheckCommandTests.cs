namespace Planner.Cli.Tests.Commands;

public class CheckCommandTests
{
    // A parameter that nothing uses: valid, and probably not meant.
    private const string Unused =
        """
        "parameters": [
            { "id": "unusedLimit", "title": { "vi": "Thừa", "en": "Unused" }, "unit": "percent",
              "values": [ { "region": "*", "from": 2016, "value": 1, "assumption": "test" } ] },
        """;

    [Theory]
    [InlineData("en", "Errors: 0; warnings: 0; files read: ")]
    [InlineData("vi", "Lỗi: 0; cảnh báo: 0; tệp đã đọc: ")]
    public void Check_ShippedRules_IsDone(string language, string sum)
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("check", RepositoryData.Root + "/rules", "--strict", "--lang", language));
        Assert.Equal("", host.Out);
        Assert.StartsWith(sum, host.Error);
    }

    [Theory]
    [InlineData("en", "Errors: 0; warnings: 1; ")]
    [InlineData("vi", "Lỗi: 0; cảnh báo: 1; ")]
    public void Check_OneWarning_CountsOnlyWhenStrict(string language, string sum)
    {
        using RepositoryData data = RepositoryData.Copy();
        data.Replace("rules/criteria/parameters.json", "\"parameters\": [", Unused);

        var lenient = new FakeHost();
        Assert.Equal(0, lenient.Run("check", data.Rules, "--lang", language));
        Assert.Matches(@"parameters\.json:\d+:\d+: warning PLN1006: ", lenient.Out);
        Assert.StartsWith(sum, lenient.Error);

        var strict = new FakeHost();
        Assert.Equal(1, strict.Run("check", "--strict", data.Rules, "--lang", language));
        Assert.Equal(lenient.Out, strict.Out);
    }

    [Theory]
    [InlineData("en", "Example:", "Mend it: ")]
    [InlineData("vi", "Ví dụ:", "Cách sửa: ")]
    public void Explain_Code_SaysMeaningExampleAndRemedy(string language, string example, string mend)
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("check", "--explain", "PLN0807", "--lang", language));
        Assert.StartsWith("PLN0807: ", host.Out);
        Assert.Contains(example, host.Out);
        Assert.Contains(mend, host.Out);
        Assert.Equal("", host.Error);
    }

    [Theory]
    [InlineData("en", "there is no code 'PLN9807'; did you mean 'PLN0807'?")]
    [InlineData("vi", "không có mã 'PLN9807'")]
    public void Explain_UnknownCode_IsBadUsage(string language, string message)
    {
        var host = new FakeHost();
        Assert.Equal(2, host.Run("check", "--explain", "PLN9807", "--lang", language));
        Assert.Equal("", host.Out);
        Assert.Contains(message, host.Error);
    }

    [Fact]
    public void Explain_All_IsThePageOfTheDocuments()
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("check", "--explain", "all"));
        Assert.Equal(File.ReadAllText(RepositoryData.Root + "/docs/diagnostics.md"), host.Out);
    }

    [Theory]
    [InlineData("\"holds\":", "\"hols\":", "PLN0014", "did you mean 'holds'?")]
    [InlineData("\"holds\": \"", "\"holds\": \"x", "PLN0013", "expected one of from, above, to, below, at")]
    [InlineData("\"boundaries\":", "\"boundaries\"", "PLN0003", "not valid JSON")]
    public void Check_FaultInTestsFile_IsNamedByItsPlace(string old, string fresh, string code, string message)
    {
        using RepositoryData data = RepositoryData.Copy();
        const string File = "rules/criteria/commune-2021-2025.tests.json";
        string place = data.Replace(File, old, fresh);
        var host = new FakeHost();

        Assert.Equal(1, host.Run("check", data.Rules));

        // The fault may lie behind the text that was changed, in its line or the next.
        string line = Assert.Single(host.Out.Split('\n'), l => l.Contains($": error {code}: ", StringComparison.Ordinal));
        Assert.StartsWith(place[..place.IndexOf(".json:", StringComparison.Ordinal)] + ".json:", line);
        Assert.Matches(@"\.json:\d+:\d+: error ", line);
        Assert.Contains(message, line);
    }

    [Fact]
    public void Check_FaultInTestsFileOfPackWithFaults_IsNamedToo()
    {
        using RepositoryData data = RepositoryData.Copy();
        data.Replace("rules/poverty/flows.json", "\"exitHard\"", "\"exitHrd\"");
        data.Replace("rules/poverty/lines-2021-2025.tests.json", "\"workflow\":", "\"workflw\":");
        var host = new FakeHost();

        Assert.Equal(1, host.Run("check", data.Rules));

        Assert.Contains("flows.json:", host.Out);
        Assert.Contains("'workflw'; did you mean 'workflow'?", host.Out);
    }

    [Theory]
    [InlineData("rules/poverty/flows.json", "\"exitHard\"", "\"exitHrd\"")]
    [InlineData("rules/criteria/indicators.json", "{", "")]
    [InlineData("scenarios/bac-kan/communes.csv", ",households,", ",housholds,")]
    public void Check_FaultBelowAScenario_DoesNotHideTheScenariosOwn(string file, string old, string fresh)
    {
        using RepositoryData data = RepositoryData.Copy();
        data.Replace(file, old, fresh);
        string unknown = data.Replace("scenarios/bac-kan/as-planned.scenario.json", "\"replicates\"", "\"replicats\"");
        string negative = data.Replace("scenarios/bac-kan/as-planned.scenario.json", "148.2", "-148.2");
        var host = new FakeHost();

        Assert.Equal(1, host.Run("check", data.Locality));

        Assert.Contains(file[(file.LastIndexOf('/') + 1)..] + ":", host.Out);
        Assert.Contains($"{unknown}: error PLN0014: ", host.Out);
        Assert.Contains($"{negative}: error PLN0609: ", host.Out);
        Assert.DoesNotContain("PLN0605", host.Out);
        Assert.DoesNotContain("PLN0606", host.Out);
        Assert.DoesNotContain("PLN0614", host.Out);
    }
}
