using Planner.Cli.Commands;
using Planner.Workbench.States;

namespace Planner.Cli.Tests.Commands;

public class WorkbenchCommandTests
{
    [Fact]
    public void Work_FolderWithoutALocality_PostsTheFaultAndNothingElse()
    {
        var posted = new List<WorkbenchMessage>();
        WorkbenchCommand.Work("no-such-folder", posted.Add, CancellationToken.None);
        WorkbenchMessage.Failed failed = Assert.IsType<WorkbenchMessage.Failed>(Assert.Single(posted));
        Assert.Contains(failed.Reason, r => r.En.Contains("no-such-folder", StringComparison.Ordinal) && r.En.Contains("PLN", StringComparison.Ordinal));
    }

    [Fact]
    public void Planner_WithoutATerminal_IsRefusedWithTheCommandsToUse()
    {
        var fake = new FakeHost(("LANG", "vi_VN.UTF-8"));
        Assert.Equal(2, fake.Run());
        Assert.Contains("planner compare scenarios/bac-kan", fake.Error);
        Assert.Equal("", fake.Out);
    }
}
