using System.Text.RegularExpressions;
using Planner.Cli.Arguments;
using Planner.Cli.Commands;
using Planner.Cli.Hosting;

namespace Planner.Cli.Tests.Documentation;

/// <summary>What the guides tell people to type can be typed: commands and options exist, files that are named are there, pictures are there.</summary>
public sealed partial class GuideCommandsTests
{
    private static readonly string[] Pages = ["docs/huong-dan.md", "docs/user-guide.md", "README.md", "README.vi.md"];

    // Parses as the command does and carries nothing out.
    private static readonly CommandTree Parser = new(WorkbenchCommand.Spec with { Run = _ => ExitCode.Done }, [.. PlannerCommands.Tree.Commands.Select(c => c with { Run = _ => ExitCode.Done })]);

    public static IEnumerable<object[]> Lines() => Pages.SelectMany(page => LinesOf(page).Select(line => new object[] { page, line }));

    public static IEnumerable<object[]> Mentions() =>
        Pages.SelectMany(page => Inline().Matches(Fence().Replace(Read(page), "")).Select(m => m.Groups[1].Value).Where(t => t.Contains(' ', StringComparison.Ordinal)).Distinct().Select(text => new object[] { page, text }));

    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_OfAGuide_ParsesAndNamesFilesThatAreThere(string page, string line)
    {
        string[] args = Split(line);

        Assert.True(Parser.Run(args, new FakeHost().Host) == ExitCode.Done, page);
        Assert.All(args.Where((a, i) => IsPath(a) && args[i - 1] is not ("--out" or "--store" or "--chart")), a => Assert.True(Path.Exists(Path.Combine(RepositoryData.Root, a)), a));
    }

    [Theory]
    [MemberData(nameof(Mentions))]
    public void Mention_OfACommand_NamesOneWithItsOptions(string page, string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[1].StartsWith('-') || words[1].Any(char.IsUpper))
        {
            return;
        }

        CommandSpec? command = PlannerCommands.Tree.Commands.SingleOrDefault(c => c.Name == words[1].TrimEnd(','));

        Assert.True(command is not null, $"{page}: there is no command '{words[1]}'");
        IEnumerable<string> known = command.Options.Concat(SharedOptions.OfEveryCommand).Select(o => o.Name).Append("--help");
        Assert.All(Option().Matches(text).Select(m => m.Value), o => Assert.Contains(o, known));
    }

    [Theory]
    [InlineData("docs/huong-dan.md")]
    [InlineData("docs/user-guide.md")]
    [InlineData("README.md")]
    [InlineData("README.vi.md")]
    public void Link_OfAPage_LeadsToAFile(string page)
    {
        IEnumerable<string> links = Link().Matches(Read(page)).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal) && !l.StartsWith('#')).Select(l => l.Split('#')[0]);

        Assert.All(links, l => Assert.True(Path.Exists(Path.Combine(RepositoryData.Root, Path.GetDirectoryName(page)!, l)), l));
    }

    [Fact]
    public void Guides_OfTheTwoLanguages_DoTheSame()
    {
        Assert.Equal(LinesOf(Pages[0]).Select(Command), LinesOf(Pages[1]).Select(Command));

        static string Command(string line) => line.Replace(" --lang en", "", StringComparison.Ordinal).Replace("thu-nghiem", "trial", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("planner compair scenarios/bac-kan")]
    [InlineData("planner compare scenarios/bac-kan --precison 1%")]
    public void Line_WithASlip_IsRefused(string line) => Assert.Throws<UsageException>(() => Parser.Run(Split(line), new FakeHost().Host));

    private static string Read(string page) => File.ReadAllText(Path.Combine(RepositoryData.Root, page));

    private static IEnumerable<string> LinesOf(string page) => Fence().Matches(Read(page)).SelectMany(m => m.Groups[1].Value.Split('\n')).Where(l => l.StartsWith("planner ", StringComparison.Ordinal));

    private static bool IsPath(string argument) => argument.StartsWith("scenarios", StringComparison.Ordinal) || argument.StartsWith("rules/", StringComparison.Ordinal) || argument == "rules";

    private static string[] Split(string line) => [.. Word().Matches(line).Select(m => m.Value.Replace("\"", "", StringComparison.Ordinal)).Skip(1)];

    [GeneratedRegex("```[a-z]*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`(planner [^`]*)`")]
    private static partial Regex Inline();

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("(?:\"[^\"]*\"|[^ \"])+")]
    private static partial Regex Word();
}
