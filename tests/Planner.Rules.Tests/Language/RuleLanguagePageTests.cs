using System.Reflection;
using Planner.Rules.Language;
using Planner.Rules.Language.Functions;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Language;

/// <summary>docs/rule-language.md names everything there is.</summary>
public sealed class RuleLanguagePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "rule-language.md"));

    public static TheoryData<string> Codes =>
    [
        .. new[] { typeof(LanguageCode), typeof(WorkflowCode) }.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetRawConstantValue()!),
    ];

    public static TheoryData<string> Functions =>
    [
        .. StaticFunctions.ByType.Values.Concat(Members.Properties.Values).Concat(Members.Methods.Values).SelectMany(f => f).Select(f => f.Name)
            .Concat(StaticFunctions.Constants.Keys.Select(k => k.Member)).Concat(Enum.GetNames<ListOperation>()).Distinct().Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Page_Code_HasARow(string code) => Assert.Contains($"\n| {code} |", Page, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Page_Function_IsNamed(string name) => Assert.Matches($@"[`.]{name}\b", Page);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Planner.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
