using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Rules.Pack;

namespace Planner.Cli.Tests.Output;

public class ProgressLineTests
{
    [Fact]
    public void Report_NotShown_WritesNothing()
    {
        var error = new StringWriter();
        using (var line = new ProgressLine(error, shown: false, new Texts(Language.English)))
        {
            line.Report(1, 2);
        }

        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void Dispose_AfterReports_ErasesTheLine()
    {
        var error = new StringWriter();
        using (var line = new ProgressLine(error, shown: true, new Texts(Language.English)))
        {
            Assert.True(SpinWait.SpinUntil(
                () =>
                {
                    line.Report(1, 2);
                    return error.ToString().Length > 0;
                },
                TimeSpan.FromSeconds(30)));
        }

        string text = error.ToString();
        Assert.Contains("[############............]  50 %", text);
        Assert.EndsWith("\r", text);
        Assert.DoesNotContain('\n', text);
    }
}
