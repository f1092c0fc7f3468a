namespace Planner.Acceptance;

/// <summary>Bad usage: a clear message, exit code 2, nothing on standard output.</summary>
public class UsageTests
{
    public static TheoryData<string, string[]> Mistakes => new()
    {
        { "--runs '0'", ["compare", Repository.BacKan, "--runs", "0"] },
        { "--runs '-5'", ["compare", Repository.BacKan, "--runs", "-5"] },
        { "--runs '99999999999'", ["compare", Repository.BacKan, "--runs", "99999999999"] },
        { "--runs '1.5'", ["compare", Repository.BacKan, "--runs", "1.5"] },
        { "--runs needs a value", ["compare", Repository.BacKan, "--runs"] },
        { "--runs stands twice", ["compare", Repository.BacKan, "--runs", "3", "--runs", "4"] },
        { "--threads '0'", ["compare", Repository.BacKan, "--threads", "0"] },
        { "--seed 'x'", ["compare", Repository.BacKan, "--seed", "x"] },
        { "more than the limit", ["compare", Repository.BacKan, "--runs", "10000000"] },
        { "'--runs'", ["compare", Repository.BacKan, "--rusn", "3"] },
        { "'compare'", ["compar", Repository.BacKan] },
        { "PATH is missing", ["compare"] },
        { "--lang 'fr'", ["compare", Repository.BacKan, "--lang", "fr"] },
        { "no-such-folder", ["compare", "no-such-folder"] },
        { "did you mean 'equal-shares'?", ["explain", Repository.BacKan, "--commune", "x", "--year", "2020", "--scenario", "equal-share"] },
        { "--commune ID is missing", ["explain", Repository.BacKan, "--year", "2020"] },
        { "--year Y is missing", ["explain", Repository.BacKan, "--commune", "x"] },
        { "there is no commune 'x'", ["explain", Repository.BacKan, "--commune", "x", "--year", "2020"] },
        { "2031", ["explain", Repository.BacKan, "--commune", "x", "--year", "2031"] },
        { "no-such.json", ["eval", "no-such.json", "no-such-inputs.json"] },
        { "no-such-rules", ["check", "no-such-rules"] },
        { "interactive terminal", [] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_IsNamed(string named, string[] args)
    {
        CommandRun run = CommandRun.Of(args);
        run.AssertRefused(2);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void Mistake_InVietnamese_IsNamedInVietnamese()
    {
        CommandRun run = CommandRun.Of("compare", Repository.BacKan, "--runs", "0", "--lang", "vi");
        run.AssertRefused(2);
        Assert.Contains("--runs '0' không phải số nguyên từ 1 đến 10.000.000", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("compare")]
    [InlineData("run")]
    [InlineData("explain")]
    [InlineData("check")]
    [InlineData("synthesise")]
    [InlineData("calibrate")]
    [InlineData("backtest")]
    [InlineData("eval")]
    public void Help_HasExamplesInBothLanguages(string command)
    {
        string[] words = command.Length > 0 ? [command] : [];
        CommandRun en = CommandRun.Of([.. words, "--help"]);
        CommandRun vi = CommandRun.Of([.. words, "--help", "--lang", "vi"]);
        Assert.Equal((0, 0), (en.Code, vi.Code));
        Assert.Equal(("", ""), (en.Error, vi.Error));
        Assert.Contains("Examples:\n  planner " + command, en.Out, StringComparison.Ordinal);
        Assert.Contains("Ví dụ:\n  planner " + command, vi.Out, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0", en.Out, StringComparison.Ordinal);
        Assert.Contains("Mã thoát: 0", vi.Out, StringComparison.Ordinal);
    }
}
