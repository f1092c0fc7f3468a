using Planner.Cli.Commands;
using Planner.Cli.Hosting;
using Planner.Workbench.Cells;
using Planner.Workbench.Hosts;
using Planner.Workbench.Keys;

namespace Planner.Cli.Tests.Commands;

public class WorkbenchCommandTests
{
    [Fact]
    public void Planner_WithoutATerminal_IsRefusedWithTheCommandsToUse()
    {
        var fake = new FakeHost(("LANG", "vi_VN.UTF-8"));
        Assert.Equal(2, fake.Run());
        Assert.Contains("planner compare scenarios/bac-kan", fake.Error);
        Assert.Equal("", fake.Out);
    }

    [Fact]
    public void Planner_FaultOfItsOwn_GivesTheTerminalBackSaysSoAndNamesTheLog()
    {
        string config = Directory.CreateTempSubdirectory("planner-crash-").FullName;
        try
        {
            var broken = new BrokenTerminal();
            var fake = new FakeHost(("LANG", "en_US.UTF-8"), ("XDG_CONFIG_HOME", config), ("APPDATA", config), ("PLANNER_STORE", "none"));
            Assert.Equal(70, PlannerCommand.Run([], fake.Host with { OpenTerminal = () => broken }));
            Assert.True(broken.GivenBack);
            string log = Path.Combine(config, "planner", "workbench.log");
            Assert.Contains(log, fake.Error);
            Assert.Contains("the screen broke", fake.Error);
            Assert.Contains(nameof(BrokenTerminal), File.ReadAllText(log));
        }
        finally
        {
            Directory.Delete(config, recursive: true);
        }
    }

    [Theory]
    [InlineData("NO_COLOR=1 TERM=xterm-256color COLORTERM=truecolor", ColourDepth.None)]
    [InlineData("TERM=dumb", ColourDepth.None)]
    [InlineData("TERM=xterm", ColourDepth.Sixteen)]
    [InlineData("TERM=screen-256color", ColourDepth.Palette)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", ColourDepth.True)]
    [InlineData("NO_COLOR= TERM=xterm-256color", ColourDepth.Palette)]
    public void DepthOf_WhatTheTerminalSaysOfItself_IsBelieved(string variables, ColourDepth depth) => Assert.Equal(depth, WorkbenchCommand.DepthOf(Variables(variables)));

    [Theory]
    [InlineData("LANG=vi_VN.UTF-8", true)]
    [InlineData("LC_ALL=C.utf8", true)]
    [InlineData("LC_ALL=C LANG=vi_VN.UTF-8", false)]
    [InlineData("LANG=en_US.ISO-8859-1", false)]
    [InlineData("", false)]
    public void IsUtf8_Locale_DecidesBetweenUnicodeAndAscii(string variables, bool expected) => Assert.Equal(expected, WorkbenchCommand.IsUtf8(Variables(variables)));

    private sealed class BrokenTerminal : ITerminalHost
    {
        public bool GivenBack { get; private set; }

        public (int Width, int Height) Size => (80, 24);

        public void Enter(Action<Key> pressed, Action resized, Action<int> ended)
        {
        }

        public void Write(string text) => throw new InvalidOperationException("the screen broke");

        public void Suspend()
        {
        }

        public void Dispose() => GivenBack = true;
    }

    private static Func<string, string?> Variables(string text)
    {
        Dictionary<string, string> known = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return name => known.GetValueOrDefault(name);
    }
}
