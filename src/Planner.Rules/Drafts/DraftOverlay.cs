using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Drafts;

/// <summary>
/// The draft files of a rules folder laid over its official files while these are read: what is in force always, drafts when asked for. The result does not
/// depend on the order of files: of one value's changes the later first year holds, and a draft goes before what is in force.
/// </summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
internal sealed class DraftOverlay
{
    private readonly List<(DraftFile File, DraftChange Change, bool Holds)> changes = [];
    private readonly List<AppliedChange> applied = [];
    private readonly int firstYear;
    private readonly int lastYear;
    private readonly DiagnosticBag diagnostics;

    private DraftOverlay(int firstYear, int lastYear, DiagnosticBag diagnostics)
    {
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.diagnostics = diagnostics;
    }

    /// <summary>The draft files, in ordinal order of path.</summary>
    public IReadOnlyList<DraftFile> Files { get; private set; } = [];

    /// <summary>The changes that took part so far, in an order that does not depend on the order of files.</summary>
    public IReadOnlyList<AppliedChange> Applied =>
    [
        .. applied.OrderBy(a => a.Official, StringComparer.Ordinal).ThenBy(a => a.Change.Target, StringComparer.Ordinal)
            .ThenByDescending(a => a.Change.Status).ThenBy(a => a.Change.From ?? 0),
    ];

    /// <summary>Reads the draft files of a folder and checks them against each other.</summary>
    public static DraftOverlay Read(string folder, IRuleFiles files, DraftSelection selection, int firstYear, int lastYear, DiagnosticBag diagnostics)
    {
        var overlay = new DraftOverlay(firstYear, lastYear, diagnostics);
        string start = folder.Length == 0 || folder.EndsWith('/') ? folder : folder + "/";
        var found = new List<DraftFile>();
        var unread = new List<string>();
        foreach (string relative in files.Drafts(folder).Order(StringComparer.Ordinal))
        {
            DraftFile? file = files.Read(start + relative, diagnostics) is { } root
                ? DraftFileReader.Read(relative, root, name => files.Exists(start + name), diagnostics)
                : null;
            if (file is null)
            {
                unread.Add(relative);
            }
            else
            {
                found.Add(file);
            }
        }

        overlay.Files = found;
        overlay.changes.AddRange(
            from file in found
            from change in file.Changes
            orderby change.Status descending, change.From ?? 0, change.Target
            select (file, change, change.Status == DraftStatus.InForce || selection.Takes(file.Name)));
        overlay.CheckConflicts();
        List<string> names = [.. found.Select(f => f.Name).Distinct(StringComparer.Ordinal)];
        foreach (string name in selection.Names.Where(n => !names.Contains(n, StringComparer.Ordinal)))
        {
            // A draft that cannot be read was reported with its place.
            if (!unread.Exists(u => u.EndsWith("." + name + DraftFile.Ending, StringComparison.Ordinal)))
            {
                string have = names.Count == 0 ? "there are no drafts" : "there are " + string.Join(", ", names);
                diagnostics.Error(DraftCode.UnknownDraft, SourceSpan.StartOf(folder), $"there is no draft '{name}'{NearestName.Hint(name, names)} ({have})");
            }
        }

        return overlay;
    }

    /// <summary>Years after the first of a period in which changed expressions of a workflow come in, ascending.</summary>
    public IReadOnlyList<int> YearsOf(string official, int from, int? to) =>
    [
        .. changes.Where(c => c.Holds && c.File.Official == official && c.Change.Rule is not null).Select(c => c.Change.From ?? from)
            .Where(y => y > from && y <= (to ?? int.MaxValue)).Distinct().Order(),
    ];

    /// <summary>An official file with the changes that hold.</summary>
    /// <param name="official">The file below the rules folder.</param>
    /// <param name="root">What it says.</param>
    /// <param name="year">The year whose rules are asked for, where the file is read once for each of several periods; null otherwise.</param>
    public JsonValue Apply(string official, JsonValue root, int? year)
    {
        foreach ((DraftFile file, DraftChange change, bool holds) in changes.Where(c => c.File.Official == official))
        {
            root = One(file, change, holds, root, year);
        }

        return root;
    }

    private JsonValue One(DraftFile file, DraftChange change, bool holds, JsonValue root, int? year)
    {
        Provenance provenance = DraftProvenance.Of(file.Name, change);
        string? official;
        if (change.Parameter is not null)
        {
            int index = ParameterPatch.Find(root, change, diagnostics);
            if (index < 0 || !holds)
            {
                return root;
            }

            JsonValue parameters = root["parameters"]!;
            (JsonValue parameter, official) = ParameterPatch.Apply(parameters.Items[index], change, provenance);
            root = JsonEdit.Set(root, "parameters", parameters.Span, JsonEdit.WithItem(parameters, index, parameter));
        }
        else if (change.Rule is not null)
        {
            if (!WorkflowPatch.Find(root, change, diagnostics) || !holds || !(year is { } at ? (change.From ?? at) <= at : HoldsThroughout(change)))
            {
                return root;
            }

            (root, official) = WorkflowPatch.Apply(root, change, provenance);
        }
        else
        {
            if (!MemberPatch.Find(root, change, diagnostics) || !holds || !HoldsThroughout(change))
            {
                return root;
            }

            (root, official, provenance) = MemberPatch.Apply(root, file.Name, change);
        }

        if (!applied.Exists(a => ReferenceEquals(a.Change, change)))
        {
            applied.Add(new AppliedChange(file.Name, file.Path, file.Official, change, official, provenance));
        }

        return root;
    }

    /// <summary>Whether a value without years of its own is the changed one: in the whole run or not at all.</summary>
    private bool HoldsThroughout(DraftChange change)
    {
        if (change.From is not { } from || from <= firstYear)
        {
            return true;
        }

        if (from <= lastYear)
        {
            diagnostics.Error(
                DraftCode.Undated, change.TargetSpan,
                $"'{change.Target}' has no years: a change from {from} on would hold from {firstYear} on; leave 'from' and 'effective' out to try it in all years");
        }

        return false;
    }

    private void CheckConflicts()
    {
        var seen = new Dictionary<(string, string, int, DraftStatus), (DraftFile File, DraftChange Change)>();
        foreach ((DraftFile file, DraftChange change, bool holds) in changes)
        {
            (string, string, int, DraftStatus) key = (file.Official, change.Target, change.From ?? 0, change.Status);
            if (!holds || seen.TryAdd(key, (file, change)))
            {
                continue;
            }

            (DraftFile other, DraftChange first) = seen[key];
            string when = change.From is { } from ? $"from {from} on" : "in all years";
            diagnostics.Error(
                DraftCode.Conflict, change.TargetSpan,
                $"the drafts '{other.Name}' and '{file.Name}' both change '{change.Target}' of {file.Official} {when}; the other stands at {first.TargetSpan}");
        }
    }
}
