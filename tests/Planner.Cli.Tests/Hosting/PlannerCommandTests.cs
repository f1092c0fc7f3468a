using Planner.Cli.Hosting;

namespace Planner.Cli.Tests.Hosting;

public class PlannerCommandTests
{
    [Fact]
    public void Run_UnexpectedException_IsOneLineThatAsksForAReport_Exit70()
    {
        var error = new StringWriter { NewLine = "\n" };
        CommandHost host = new FakeHost().Host with { Out = new BrokenWriter(), Error = error };
        Assert.Equal(70, PlannerCommand.Run(["--help"], host));
        string[] lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string line = Assert.Single(lines);
        Assert.Contains("a fault of planner", line);
        Assert.Contains("InvalidOperationException: broken on purpose", line);
        Assert.DoesNotContain("   at ", line);
    }

    [Fact]
    public void Run_DiskFull_NamesTheTrouble_Exit2()
    {
        var error = new StringWriter { NewLine = "\n" };
        CommandHost host = new FakeHost().Host with { Out = new FullWriter(), Error = error };
        Assert.Equal(2, PlannerCommand.Run(["--help"], host));
        Assert.Contains("No space left on device", error.ToString());
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("broken on purpose");
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}
