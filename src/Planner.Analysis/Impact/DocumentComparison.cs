using System.Globalization;
using System.Text;
using Planner.Analysis.Tracing;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Analysis.Impact;

/// <summary>Compares two versions of a document member by member; items of lists are found again by their id, not by their number.</summary>
internal sealed class DocumentComparison
{
    private const int MostShown = 160;

    // What only explains: a changed title changes no result.
    private static readonly HashSet<string> Wording = ["title", "description", "$schema", "note", "notes", "source", "assumption", "url"];

    private readonly List<RuleChange> changes = [];
    private readonly string file;

    private DocumentComparison(string file) => this.file = file;

    /// <summary>The differences that a reader of figures and rules sees, in the order of the old version, what was added last; and how many differ in wording or source only.</summary>
    /// <param name="file">The file's name in the findings.</param>
    /// <param name="old">The old version; null where there was none.</param>
    /// <param name="now">The new version; null where there is none.</param>
    public static (IReadOnlyList<RuleChange> Changes, int Wordings) Of(string file, JsonValue? old, JsonValue? now)
    {
        var comparison = new DocumentComparison(file);
        int wordings = comparison.Compare(old, now, [], (FigureKind.Missing, ""), (FigureKind.Missing, ""));
        return (comparison.changes, wordings);
    }

    private int Compare(JsonValue? a, JsonValue? b, IReadOnlyList<string> path, (FigureKind Kind, LocalizedText Text) above, (FigureKind Kind, LocalizedText Text) aboveNew)
    {
        above = a is null ? above : Basis(a, above);
        aboveNew = b is null ? aboveNew : Basis(b, aboveNew);
        if (a is null || b is null || a.Kind != b.Kind || a.Kind is not (JsonKind.Object or JsonKind.Array))
        {
            if (a is null ? b is null : b is not null && Same(a, b))
            {
                return 0;
            }

            changes.Add(new RuleChange(
                file,
                string.Join('/', path),
                a is null ? RuleChangeKind.Added : b is null ? RuleChangeKind.Removed : a.Kind == JsonKind.Number && b.Kind == JsonKind.Number ? RuleChangeKind.Figure : RuleChangeKind.Text,
                Side(a, above),
                Side(b, aboveNew)));
            return 0;
        }

        int wordings = 0;
        foreach ((string name, JsonValue? x, JsonValue? y) in a.Kind == JsonKind.Object ? Members(a, b) : Items(a, b))
        {
            if (a.Kind == JsonKind.Object && Wording.Contains(name))
            {
                wordings += x is null || y is null || !Same(x, y) ? 1 : 0;
                continue;
            }

            wordings += Compare(x, y, [.. path, name], above, aboveNew);
        }

        return wordings;
    }

    private static (FigureKind Kind, LocalizedText Text) Basis(JsonValue value, (FigureKind Kind, LocalizedText Text) above)
    {
        (FigureKind Kind, LocalizedText Text, string? Url)? own = value.Kind != JsonKind.Object ? null
            : FigureWalker.Own(value) ?? (value["Properties"] is { Kind: JsonKind.Object } properties ? FigureWalker.Own(properties) : null);
        return own is { } found ? (found.Kind, found.Text) : above;
    }

    private static ChangeSide? Side(JsonValue? value, (FigureKind Kind, LocalizedText Text) basis)
    {
        if (value is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Write(value, text);
        return new ChangeSide(text.Length > MostShown ? text.ToString(0, MostShown - 1) + "…" : text.ToString(), value.Span, basis.Kind, basis.Text);
    }

    /// <summary>A text or number as it is; an object or list as JSON without what only explains.</summary>
    private static void Write(JsonValue value, StringBuilder to)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                JsonMember[] members = [.. value.Members.Where(m => !Wording.Contains(m.Name))];
                to.Append('{');
                for (int i = 0; i < members.Length; i++)
                {
                    to.Append(i == 0 ? " " : ", ").Append(members[i].Name).Append(": ");
                    Write(members[i].Value, to);
                }

                to.Append(" }");
                break;
            case JsonKind.Array:
                to.Append('[');
                for (int i = 0; i < value.Items.Count; i++)
                {
                    to.Append(i == 0 ? "" : ", ");
                    Write(value.Items[i], to);
                }

                to.Append(']');
                break;
            case JsonKind.Text:
                to.Append(value.Text);
                break;
            default:
                to.Append(value.Raw);
                break;
        }
    }

    private static bool Same(JsonValue a, JsonValue b) => a.Kind == b.Kind && a.Kind switch
    {
        JsonKind.Text => a.Text == b.Text,

        // 1 and 1.0 are one number.
        JsonKind.Number => a.Number.Equals(b.Number),
        JsonKind.Object => Members(a, b).All(m => m.Old is not null && m.New is not null && Same(m.Old, m.New)),
        JsonKind.Array => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(i => Same(i.First, i.Second)),
        _ => a.Raw == b.Raw,
    };

    private static IEnumerable<(string Name, JsonValue? Old, JsonValue? New)> Members(JsonValue a, JsonValue b) =>
        Joined([.. a.Members.Select(m => (m.Name, m.Value))], [.. b.Members.Select(m => (m.Name, m.Value))]);

    private static IEnumerable<(string Name, JsonValue? Old, JsonValue? New)> Items(JsonValue a, JsonValue b) => Joined(Named(a), Named(b));

    private static List<(string Name, JsonValue Value)> Named(JsonValue list)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<(string, JsonValue)>();
        for (int i = 0; i < list.Items.Count; i++)
        {
            JsonValue item = list.Items[i];
            string name = item.Kind == JsonKind.Text ? item.Text : FigureWalker.NameOf(item, i);
            string own = name;
            for (int again = 2; !names.Add(own); again++)
            {
                own = string.Create(CultureInfo.InvariantCulture, $"{name} ({again})");
            }

            items.Add((own, item));
        }

        return items;
    }

    private static IEnumerable<(string Name, JsonValue? Old, JsonValue? New)> Joined(IReadOnlyList<(string Name, JsonValue Value)> a, IReadOnlyList<(string Name, JsonValue Value)> b)
    {
        var news = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach ((string name, JsonValue value) in b)
        {
            news.TryAdd(name, value);
        }

        HashSet<string> olds = [.. a.Select(x => x.Name)];
        return [.. a.Select(x => (x.Name, (JsonValue?)x.Value, news.GetValueOrDefault(x.Name))), .. b.Where(x => !olds.Contains(x.Name)).Select(x => (x.Name, (JsonValue?)null, (JsonValue?)x.Value))];
    }
}
