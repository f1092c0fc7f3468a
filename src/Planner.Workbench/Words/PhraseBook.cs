using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Planner.Rules.Pack;

namespace Planner.Workbench.Words;

/// <summary>
/// The texts a program speaks to people, one per member of an enum and language, read from embedded files <c>*.vi.json</c> and
/// <c>*.en.json</c> (an object: member name → text, or list of lines). A member without a text is a fault of the program, found by a test.
/// </summary>
/// <typeparam name="TPhrase">The enum whose members name the texts.</typeparam>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class PhraseBook<TPhrase>
    where TPhrase : struct, Enum
{
    private static readonly CultureInfo VietnameseNumbers = MakeVietnameseNumbers();

    private readonly Dictionary<Language, IReadOnlyDictionary<string, string>> texts;

    /// <summary>Reads the embedded files.</summary>
    /// <param name="assembly">The assembly that holds them.</param>
    /// <param name="resource">Their name without <c>.vi.json</c>, e.g. <c>Planner.Workbench.Words.workbench</c>.</param>
    /// <exception cref="InvalidOperationException">A file is missing.</exception>
    public PhraseBook(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        texts = new Dictionary<Language, IReadOnlyDictionary<string, string>>
        {
            [Language.Vietnamese] = Load(assembly, resource + ".vi.json"),
            [Language.English] = Load(assembly, resource + ".en.json"),
        };
    }

    /// <summary>The names that have a text in a language; the test for missing and unused texts reads them.</summary>
    /// <param name="language">The language.</param>
    public IReadOnlyCollection<string> NamesIn(Language language) => [.. texts[language].Keys];

    /// <summary>The text as it stands in the file, placeholders unfilled; the member's name where it is missing.</summary>
    /// <param name="language">The language.</param>
    /// <param name="phrase">Which text.</param>
    public string Text(Language language, TPhrase phrase) =>
        texts[language].TryGetValue(phrase.ToString(), out string? text) ? text : phrase.ToString();

    /// <summary>The text with its placeholders {0}, {1}, … filled; numbers and dates as the language writes them.</summary>
    /// <param name="language">The language.</param>
    /// <param name="phrase">Which text.</param>
    /// <param name="values">The values.</param>
    public string Format(Language language, TPhrase phrase, params object?[] values) =>
        string.Format(CultureOf(language), Text(language, phrase), values);

    /// <summary>How people read numbers: decimal comma and dots between thousands in Vietnamese, the reverse in English.</summary>
    /// <param name="language">The language.</param>
    public static CultureInfo CultureOf(Language language) => language == Language.Vietnamese ? VietnameseNumbers : CultureInfo.InvariantCulture;

    // Written here, not taken from the system: a machine without ICU has no vi-VN, and its versions differ elsewhere.
    private static CultureInfo MakeVietnameseNumbers()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }

    private static Dictionary<string, string> Load(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the text file {name} is not embedded in {assembly.GetName().Name}");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(
            m => m.Name,
            m => m.Value.ValueKind == JsonValueKind.Array
                ? string.Join('\n', m.Value.EnumerateArray().Select(line => line.GetString()))
                : m.Value.GetString() ?? "",
            StringComparer.Ordinal);
    }
}
