using Planner.Cli.Hosting;

namespace Planner.Cli.Tests.Hosting;

public class CommandHostTests
{
    [Theory]
    [InlineData(true, 132, null, 132)]
    [InlineData(true, 132, "80", 132)]
    [InlineData(false, null, "80", 80)]
    [InlineData(false, null, null, 100)]
    [InlineData(false, null, "many", 100)]
    [InlineData(true, 20, null, 60)]
    public void Width_IsTheTerminalsElseColumnsElse100(bool terminal, int? width, string? columns, int expected)
    {
        FakeHost fake = columns is null ? new FakeHost() : new FakeHost(("COLUMNS", columns));
        Assert.Equal(expected, (fake.Host with { OutIsTerminal = terminal, TerminalWidth = width }).Width);
    }

    [Theory]
    [InlineData(true, null, "xterm", true)]
    [InlineData(false, null, "xterm", false)]
    [InlineData(true, "1", "xterm", false)]
    [InlineData(true, "", "xterm", true)]
    [InlineData(true, null, "dumb", false)]
    public void Colours_NeedATerminalThatIsNotDumbAndNoNoColor(bool terminal, string? noColor, string term, bool expected)
    {
        FakeHost fake = noColor is null ? new FakeHost(("TERM", term)) : new FakeHost(("TERM", term), ("NO_COLOR", noColor));
        Assert.Equal(expected, (fake.Host with { OutIsTerminal = terminal }).Colours);
    }
}
