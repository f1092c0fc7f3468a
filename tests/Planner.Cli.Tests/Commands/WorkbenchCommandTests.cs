using Planner.Cli.Commands;
using Planner.Workbench.Cells;

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

    private static Func<string, string?> Variables(string text)
    {
        Dictionary<string, string> known = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return name => known.GetValueOrDefault(name);
    }
}
