using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Planner.Rules.Pack;

namespace Planner.Reporting.Text;

/// <summary>Every text that reports say, by key and language. Files: <c>Text/messages.vi.json</c>, <c>Text/messages.en.json</c>; placeholders are <c>{name}</c>.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class Messages
{
    private static readonly Messages Vietnamese = new(Language.Vietnamese, "vi");
    private static readonly Messages English = new(Language.English, "en");

    private readonly FrozenDictionary<string, string> texts;

    private Messages(Language language, string code)
    {
        Language = language;
        Code = code;
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Planner.Reporting.Text.messages.{code}.json")!;
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Code { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The messages of a language.</summary>
    /// <param name="language">The language.</param>
    public static Messages In(Language language) => language == Language.Vietnamese ? Vietnamese : English;

    /// <summary>Whether there is a text of that key.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>A text as it stands in the file.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Template(string key) => texts.TryGetValue(key, out string? text)
        ? text
        : throw new KeyNotFoundException($"there is no message '{key}' in '{Code}'");

    /// <summary>A text with its placeholders filled.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">Value of each placeholder.</param>
    /// <exception cref="KeyNotFoundException">There is no such text, or a placeholder has no value.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        string template = Template(key);
        var said = new StringBuilder(template.Length + 64);
        int at = 0;
        while (template.IndexOf('{', at) is >= 0 and var open)
        {
            int close = template.IndexOf('}', open);
            string name = template[(open + 1)..close];
            said.Append(template, at, open - at).Append(Value(key, name, values));
            at = close + 1;
        }

        return said.Append(template, at, template.Length - at).ToString();
    }

    private static string Value(string key, string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach ((string candidate, string value) in values)
        {
            if (candidate == name)
            {
                return value;
            }
        }

        throw new KeyNotFoundException($"message '{key}' needs a value of '{name}'");
    }
}
