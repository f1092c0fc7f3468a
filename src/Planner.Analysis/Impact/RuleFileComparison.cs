using Planner.Analysis.Tracing;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;

namespace Planner.Analysis.Impact;

/// <summary>What two versions of the rules differ in, as far as one locality reads them.</summary>
/// <param name="Changes">The differences, file by file in ordinal order.</param>
/// <param name="Wordings">How many titles, notes, sources or assumptions' texts differ besides; they change no result.</param>
public sealed record RuleFileComparison(IReadOnlyList<RuleChange> Changes, int Wordings)
{
    /// <summary>Compares the files of two loaded versions; where both are one folder, the drafts that only one of them holds.</summary>
    /// <param name="old">The old version.</param>
    /// <param name="now">The new version.</param>
    /// <param name="diagnostics">Receives what cannot be read.</param>
    public static RuleFileComparison Of(RulePack old, RulePack now, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(diagnostics);
        Dictionary<string, string> olds = Names(old), news = Names(now);
        var changes = new List<RuleChange>();
        int wordings = 0;
        if (Folder(old) != Folder(now))
        {
            foreach (string name in olds.Keys.Union(news.Keys, StringComparer.Ordinal).Where(n => !n.EndsWith(DraftFile.Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                (IReadOnlyList<RuleChange> found, int worded) = DocumentComparison.Of(name, Read(olds, name, diagnostics), Read(news, name, diagnostics));
                changes.AddRange(found);
                wordings += worded;
            }
        }

        // A draft lies beside the files and is no part of them: it is compared as what it changes.
        HashSet<(string, string)> held = [.. old.Changes.Select(Key)], holds = [.. now.Changes.Select(Key)];
        changes.AddRange(old.Changes.Where(c => !holds.Contains(Key(c))).Select(c => Change(c, reversed: true)));
        changes.AddRange(now.Changes.Where(c => !held.Contains(Key(c))).Select(c => Change(c, reversed: false)));
        return new RuleFileComparison(changes, wordings);
    }

    private static (string, string) Key(AppliedChange change) => (change.Official, change.Change.Target + "|" + change.Change.Years + "|" + change.Change.ValueText);

    private static RuleChange Change(AppliedChange applied, bool reversed)
    {
        DraftChange change = applied.Change;
        string name = change.Years.Length > 0 ? $"{change.Target} {change.Years}" : change.Target;
        Provenance behind = applied.Provenance;
        var drafted = new ChangeSide(
            change.ValueText, change.Span, behind.Source is not null ? FigureKind.Source : behind.Assumption is not null ? FigureKind.Assumption : FigureKind.Missing,
            behind.Words);
        ChangeSide? official = applied.OfficialValue is { } value ? new ChangeSide(value, SourceSpan.StartOf(applied.Official), FigureKind.Missing, "") : null;
        RuleChangeKind kind = change.Value.Kind == JsonKind.Number ? RuleChangeKind.Figure : RuleChangeKind.Text;
        return reversed ? new RuleChange(applied.Official, name, kind, drafted, official) : new RuleChange(applied.Official, name, kind, official, drafted);
    }

    private static JsonValue? Read(Dictionary<string, string> files, string name, DiagnosticBag diagnostics) =>
        files.TryGetValue(name, out string? path) ? JsonFile.Read(path, diagnostics) : null;

    private static string Folder(RulePack pack) => Path.GetFullPath(pack.Folder.Length == 0 ? "." : pack.Folder).TrimEnd(Path.DirectorySeparatorChar);

    private static Dictionary<string, string> Names(RulePack pack) =>
        pack.Files.ToDictionary(f => Path.GetRelativePath(pack.Folder.Length == 0 ? "." : pack.Folder, f).Replace('\\', '/'), f => f, StringComparer.Ordinal);
}
