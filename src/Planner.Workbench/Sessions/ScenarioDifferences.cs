using System.Globalization;
using Planner.Localities.Scenarios;
using Planner.Reporting.Text;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>What a scenario sets otherwise than the one it extends, in words.</summary>
internal static class ScenarioDifferences
{
    /// <summary>One line for each member that differs, numbers of the years of one thing together.</summary>
    /// <param name="chain">The scenario's files.</param>
    /// <param name="pack">The rules, for names of programmes and components.</param>
    public static IReadOnlyList<LocalizedText> Of(ScenarioChain chain, RulePack pack)
    {
        var lines = new List<LocalizedText>();
        foreach (IGrouping<string, (string[] Path, JsonValue Value)> group in chain.Own().GroupBy(l => string.Join('\n', IsYear(l.Path[^1]) ? l.Path[..^1] : l.Path)))
        {
            string[] path = group.Key.Split('\n');
            (string[] Path, JsonValue Value)[] leaves = [.. group];
            lines.Add(BoardBuilder.Both(l => Name(path, chain, pack, l) + ": " + string.Join("; ", leaves.Select(leaf => Change(leaf.Path, leaf.Value, chain, l)))));
        }

        return lines;
    }

    private static string Change(string[] path, JsonValue value, ScenarioChain chain, Language language)
    {
        string year = IsYear(path[^1]) ? path[^1] + " " : "";
        string now = Text(value, language);
        string? before = chain.Inherited(path) is { } inherited ? Text(inherited, language) : null;
        return year + (before is null || before == now ? now : before + " → " + now);
    }

    private static string Text(JsonValue value, Language language) => value.Kind switch
    {
        JsonKind.Number => new NumberText(language).Exact(value.Number),
        JsonKind.Text => value.Text,
        JsonKind.Boolean => WorkbenchView.Book.Text(language, value.Boolean ? Wording.Yes : Wording.No),
        JsonKind.Null => WorkbenchView.Book.Text(language, Wording.TakenAway),
        _ => string.Join(", ", value.Items.Select(i => Text(i, language))),
    };

    private static string Name(string[] path, ScenarioChain chain, RulePack pack, Language language)
    {
        string first = path[0] switch
        {
            "budgets" => WorkbenchView.Book.Text(language, Wording.MemberBudgets),
            "budgetFactors" => WorkbenchView.Book.Text(language, Wording.MemberBudgetFactors),
            "allocations" => WorkbenchView.Book.Text(language, Wording.MemberAllocations),
            "disbursement" => WorkbenchView.Book.Text(language, Wording.MemberDisbursement),
            "registration" => WorkbenchView.Book.Text(language, Wording.MemberRegistration),
            "levers" => WorkbenchView.Book.Text(language, Wording.MemberLevers),
            "assumptions" => WorkbenchView.Book.Text(language, Wording.MemberAssumptions),
            "plan" => WorkbenchView.Book.Text(language, Wording.MemberPlan),
            string other => other,
        };

        // A lever is called here as on its own screen.
        if (path is ["levers", var lever, ..] && path.Length <= 3 && LeverMembers.TitleOf(lever, path.ElementAtOrDefault(2)) is { } title)
        {
            return $"{first} › {WorkbenchView.Book.Text(language, title)}";
        }

        // A budget line is called by what it pays for.
        if (path is ["budgets", var line, ..] && chain.At("budgets", line, "component") is { Kind: JsonKind.Text } component)
        {
            path = [path[0], component.Text, .. path[2..]];
        }

        return string.Join(" › ", path.Skip(1).Where(p => p is not ("amounts" or "mean" or "values" or "rule")).Select(p => Known(p, pack, language)).Prepend(first));
    }

    private static string Known(string name, RulePack pack, Language language) =>
        pack.Funding.Programmes.FirstOrDefault(p => p.Id == name)?.Title.In(language)
        ?? pack.Funding.Components.FirstOrDefault(c => c.Id == name)?.Title.In(language)
        ?? name;

    private static bool IsYear(string name) => name.Length == 4 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
