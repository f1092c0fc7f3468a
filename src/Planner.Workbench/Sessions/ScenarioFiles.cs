using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Simulation.Storing;
using Planner.Workbench.Cells;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Writes the scenario files of one locality and the list of them in its <c>locality.json</c>. Every change gives the files as they were (null for one that was not there), so that it can be taken back.
/// </summary>
/// <param name="folder">The locality's folder.</param>
/// <threadsafety>Used by one thread at a time.</threadsafety>
internal sealed class ScenarioFiles(string folder)
{
    private const string HeaderName = "locality.json";

    private string Header => Path.Combine(folder, HeaderName);

    /// <summary>Adds a scenario, in the list after the one it comes from.</summary>
    /// <param name="title">Its title, of which its id is made.</param>
    /// <param name="origin">File of the one it comes from.</param>
    /// <param name="content">Its file.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<FileChange> Add(string title, string origin, byte[] content)
    {
        using IDisposable held = FolderLock.Take(folder);
        string id = NewId(title);
        string file = Path.Combine(folder, id + ScenarioPaths.Ending).Replace('\\', '/');
        byte[] old = File.ReadAllBytes(Header), listed = Listed(old, names =>
        {
            int at = names.IndexOf(Path.GetFileName(origin));
            names.Insert(at < 0 ? names.Count : at + 1, id + ScenarioPaths.Ending);
        });
        Write(file, content);
        Write(Header, listed);
        return [new FileChange(file, null, content), new FileChange(Header, old, listed)];
    }

    /// <summary>Deletes a scenario.</summary>
    /// <param name="file">Its file.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<FileChange> Delete(string file)
    {
        using IDisposable held = FolderLock.Take(folder);
        byte[] old = File.ReadAllBytes(Header), content = File.ReadAllBytes(file), listed = Listed(old, names => names.Remove(Path.GetFileName(file)));
        Write(Header, listed);
        File.Delete(file);
        return [new FileChange(file, content, null), new FileChange(Header, old, listed)];
    }

    /// <summary>Gives a scenario another title.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="title">The title.</param>
    /// <param name="language">The language it is in.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<FileChange> Rename(string file, string title, Language language)
    {
        using IDisposable held = FolderLock.Take(folder);
        byte[] old = File.ReadAllBytes(file), renamed = Retitled(old, title, language);
        Write(file, renamed);
        return [new FileChange(file, old, renamed)];
    }

    /// <summary>Takes a change back, unless somebody has changed a file since: then nothing is written. A list of scenarios that others changed meanwhile keeps what they did.</summary>
    /// <param name="changes">The change.</param>
    /// <returns>The file that is another since; null where the change was taken back.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string? Restore(IReadOnlyList<FileChange> changes)
    {
        string[] folders = [.. changes.Select(c => Path.GetDirectoryName(Path.GetFullPath(c.Path))!).Distinct().Order(StringComparer.Ordinal)];
        var held = new List<IDisposable>();
        try
        {
            held.AddRange(folders.Select(FolderLock.Take));
            var writes = new List<(string Path, byte[]? Content)>();
            foreach (FileChange change in changes)
            {
                byte[]? now = File.Exists(change.Path) ? File.ReadAllBytes(change.Path) : null;
                if (Same(now, change.After))
                {
                    writes.Add((change.Path, change.Before));
                }
                else if (Path.GetFileName(change.Path) == HeaderName && now is not null && change is { Before: { } before, After: { } after })
                {
                    writes.Add((change.Path, Relisted(now, Names(before), Names(after))));
                }
                else
                {
                    return change.Path;
                }
            }

            // A file goes only when no list names it any more.
            foreach ((string path, byte[]? content) in writes.OrderBy(w => w.Content is null))
            {
                if (content is null)
                {
                    File.Delete(path);
                }
                else
                {
                    Write(path, content);
                }
            }

            return null;
        }
        finally
        {
            held.ForEach(h => h.Dispose());
        }
    }

    /// <summary>A scenario's file with another title.</summary>
    /// <param name="content">The file.</param>
    /// <param name="title">The title.</param>
    /// <param name="language">The language it is in; null for both.</param>
    public static byte[] Retitled(byte[] content, string title, Language? language)
    {
        (JsonNode root, JsonObject titles) = Member<JsonObject>(content, "title");
        foreach ((Language l, string name) in (ReadOnlySpan<(Language, string)>)[(Language.Vietnamese, "vi"), (Language.English, "en")])
        {
            if (language is null || language == l)
            {
                titles[name] = title;
            }
        }

        return JsonText(root);
    }

    private string NewId(string title)
    {
        string plain = new([.. AsciiText.Of(title).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        string id = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        id = id.Length == 0 ? "scenario" : id.Length > 40 ? id[..40].TrimEnd('-') : DeviceName.Is(id) ? "scenario-" + id : id;
        string free = id;
        for (int n = 2; File.Exists(Path.Combine(folder, free + ScenarioPaths.Ending)); n++)
        {
            free = FormattableString.Invariant($"{id}-{n}");
        }

        return free;
    }

    private static bool Same(byte[]? a, byte[]? b) => a is null || b is null ? a is null && b is null : a.AsSpan().SequenceEqual(b);

    private static List<string> Names(byte[] header) =>
        [.. Member<JsonArray>(header, "scenarios").Value.Select(n => n is System.Text.Json.Nodes.JsonValue v && v.TryGetValue(out string? name) ? name : throw new JsonException("'scenarios' holds what is no name"))];

    /// <summary>A member of a file that somebody else may have changed since it was read.</summary>
    /// <exception cref="JsonException">The file is no JSON any more, or the member is another.</exception>
    private static (JsonNode Root, T Value) Member<T>(byte[] content, string name)
        where T : JsonNode
    {
        // The strict reader first: the lenient one takes members that stand twice and half characters, and fails when they are touched.
        var faults = new DiagnosticBag();
        return JsonFile.Parse("", content, faults) is null
            ? throw new JsonException(faults.InFileOrder()[0].Message)
            : JsonNode.Parse(content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsSpan(3) : content) is JsonObject root && root[name] is T value
                ? (root, value)
                : throw new JsonException($"'{name}' is not there any more");
    }

    // The list as it is now, with only our own step taken back: what it added goes, what it took out returns after the one it stood behind.
    private static byte[] Relisted(byte[] now, List<string> before, List<string> after) => Listed(now, names =>
    {
        names.RemoveAll(n => after.Contains(n) && !before.Contains(n));
        foreach (string lost in before.Where(n => !after.Contains(n) && !names.Contains(n)))
        {
            names.Insert(before.Take(before.IndexOf(lost)).Select(n => names.IndexOf(n) + 1).DefaultIfEmpty(0).Max(), lost);
        }
    });

    // Only the list of scenarios changes; the rest of the file stays as people wrote it.
    private static byte[] Listed(byte[] header, Action<List<string>> change)
    {
        string text = System.Text.Encoding.UTF8.GetString(header);
        List<string> names = Names(header);
        change(names);
        var reader = new Utf8JsonReader(header);
        int start = 0, end = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("scenarios"))
            {
                reader.Read();
                start = (int)reader.TokenStartIndex;
                reader.Skip();
                end = (int)reader.BytesConsumed;
            }
        }

        string written = "[\n" + string.Join(",\n", names.Select(n => "    " + JsonSerializer.Serialize(n))) + "\n  ]";
        return [.. header[..start], .. System.Text.Encoding.UTF8.GetBytes(text.Contains('\r') ? written.Replace("\n", "\r\n", StringComparison.Ordinal) : written), .. header[end..]];
    }

    private static byte[] JsonText(JsonNode root) => JsonSerializer.SerializeToUtf8Bytes(
        root, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static void Write(string path, byte[] content) => AtomicFile.Write(path, stream => stream.Write(content));
}
