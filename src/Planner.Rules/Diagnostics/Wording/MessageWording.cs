using System.Text.Json;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Rules.Diagnostics;

/// <summary>
/// Messages of diagnostics in Vietnamese, by the embedded file <c>messages.vi.json</c>: the English template is the key, by code. A message is told by the
/// template that it fits; words in its holes are told by the phrases of the same file; names, paths and numbers stay. A message without a template stays English.
/// </summary>
public static class MessageWording
{
    private const string Resource = "Planner.Rules.Diagnostics.messages.vi.json";
    private const string Between = ", ";
    private const int Deepest = 4;

    private static readonly Lazy<Catalogue> Vietnamese = new(Read);

    /// <summary>A message in a language.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="message">The message as a diagnostic carries it, in English.</param>
    /// <param name="language">The language.</param>
    /// <returns>The message in the language; the English one where there is no other.</returns>
    public static string Of(string code, string message, Pack.Language language)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(message);
        return language == Pack.Language.English ? message : InVietnamese(code, message) ?? message;
    }

    /// <summary>A diagnostic on one line, its message in a language: <c>file:line:column: error PLN0000: message</c>. The rest is what editors look for.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="language">The language.</param>
    public static string In(this Diagnostic diagnostic, Pack.Language language)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return language == Pack.Language.English
            ? diagnostic.ToString()
            : (diagnostic with { Message = Of(diagnostic.Code, diagnostic.Message, language) }).ToString();
    }

    /// <summary>A diagnostic on one line in both languages.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    public static LocalizedText InBoth(this Diagnostic diagnostic) => new(diagnostic.In(Pack.Language.Vietnamese), diagnostic.In(Pack.Language.English));

    /// <summary>The message in Vietnamese; null when no template of the code fits it.</summary>
    internal static string? InVietnamese(string code, string message)
    {
        Catalogue all = Vietnamese.Value;
        Pair[] pairs = all.Messages.GetValueOrDefault(code, []);
        bool cut = message.Length >= InputLimits.MessageLength && message[^1] == '…';
        return Told(pairs, message, all.Phrases, 0) ?? (cut ? ToldCut(pairs, message, all.Phrases) : null) ?? Told(all.Phrases, message, all.Phrases, 0);
    }

    // The pairs are in order of weight, so the first that fits says the most.
    private static string? Told(Pair[] pairs, string text, Pair[] phrases, int depth)
    {
        foreach (Pair pair in pairs)
        {
            if (pair.English.Match(text, end => phrases.Any(p => p.English.Start.Length > 0 && p.English.Match(end, _ => false) is not null)) is { } found)
            {
                return Filled(pair, found, phrases, depth);
            }
        }

        return null;
    }

    private static string? ToldCut(Pair[] pairs, string text, Pair[] phrases)
    {
        foreach (Pair pair in pairs)
        {
            if (pair.English.MatchCut(text) is { } found)
            {
                return Filled(pair, found, phrases, 0);
            }
        }

        return null;
    }

    private static string Filled(Pair pair, string[] found, Pair[] phrases, int depth)
    {
        var values = new Dictionary<int, string>();
        for (int i = 0; i < found.Length; i++)
        {
            int hole = pair.English.Holes[i];
            values[hole] = depth >= Deepest || pair.English.IsQuoted(hole) ? found[i] : Words(found[i], phrases, depth + 1);
        }

        return pair.Vietnamese.Fill(values);
    }

    // A filling is a phrase, or a list of which some are; a bare word of a list is an id.
    private static string Words(string text, Pair[] phrases, int depth) =>
        text.Length == 0 ? text
        : Told(phrases, text, phrases, depth) is { } whole ? whole
        : text.Contains(Between, StringComparison.Ordinal) ? string.Join(Between, text.Split(Between).Select(t => Told([.. phrases.Where(p => p.English.Holes.Count > 0)], t, phrases, depth) ?? t))
        : text;

    private static Catalogue Read()
    {
        using Stream stream = typeof(MessageWording).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the file {Resource} is not embedded");
        using JsonDocument document = JsonDocument.Parse(stream);
        return new Catalogue(
            document.RootElement.GetProperty("messages").EnumerateObject().ToDictionary(m => m.Name, m => Pairs(m.Value), StringComparer.Ordinal),
            [.. Pairs(document.RootElement.GetProperty("phrases")).Concat(Pairs(document.RootElement.GetProperty("elsewhere"))).OrderByDescending(p => p.English.Weight)]);
    }

    private static Pair[] Pairs(JsonElement pairs) =>
    [
        .. pairs.EnumerateObject().Select(p => new Pair(MessageTemplate.Parse(p.Name), MessageTemplate.Parse(p.Value.GetString() ?? "")))
            .OrderByDescending(p => p.English.Weight),
    ];

    private sealed record Pair(MessageTemplate English, MessageTemplate Vietnamese);

    private sealed record Catalogue(IReadOnlyDictionary<string, Pair[]> Messages, Pair[] Phrases);
}
