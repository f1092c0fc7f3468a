namespace Planner.Acceptance;

/// <summary>Same inputs, same bytes.</summary>
public class ReproducibilityTests
{
    [Fact]
    public void Compare_OneAndTwoThreads_GiveTheSameBytes()
    {
        string[] args = ["compare", Repository.BacKan, "--runs", "24", "--seed", "3", "--json", "--threads"];
        CommandRun one = CommandRun.Of([.. args, "1"]);
        Assert.Equal(0, one.Code);
        Assert.Equal(one.Out, CommandRun.Of([.. args, "2"]).Out);
    }

    [Fact]
    public void Compare_AnotherSeed_GivesOtherNumbers()
    {
        string scenario = Path.Combine(Repository.BacKan, "as-planned.scenario.json");
        Assert.NotEqual(
            CommandRun.Of("run", scenario, "--runs", "24", "--seed", "3", "--json").Json().GetProperty("scenarios").GetRawText(),
            CommandRun.Of("run", scenario, "--runs", "24", "--seed", "4", "--json").Json().GetProperty("scenarios").GetRawText());
    }

    [Fact]
    public void Run_Alone_GivesWhatTheComparisonGives()
    {
        // A scenario's draws do not depend on which others run beside it.
        string alone = CommandRun.Of("run", Path.Combine(Repository.BacKan, "equal-shares.scenario.json"), "--runs", "24", "--seed", "3", "--json")
            .Json().GetProperty("scenarios")[0].GetRawText();
        Assert.Contains(
            alone,
            CommandRun.Of("compare", Repository.BacKan, "--runs", "24", "--seed", "3", "--json").Json().GetProperty("scenarios").EnumerateArray().Select(s => s.GetRawText()));
    }
}
