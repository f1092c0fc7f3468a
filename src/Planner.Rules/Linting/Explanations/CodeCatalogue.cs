using System.Text;
using System.Text.Json;
using Planner.Rules.Pack;

namespace Planner.Rules.Linting;

/// <summary>The explanations of all codes, read from the embedded file <c>codes.json</c>.</summary>
public static class CodeCatalogue
{
    private const string Resource = "Planner.Rules.Linting.codes.json";

    private static readonly Lazy<IReadOnlyDictionary<string, CodeExplanation>> Explanations = new(Read);

    /// <summary>All explanations, by code in ascending order.</summary>
    public static IReadOnlyList<CodeExplanation> All => [.. Explanations.Value.Values.OrderBy(e => e.Code, StringComparer.Ordinal)];

    /// <summary>The explanation of a code, in any case, with or without <c>PLN</c>; null when there is none.</summary>
    /// <param name="code">The code.</param>
    public static CodeExplanation? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string upper = code.Trim().ToUpperInvariant();
        return Explanations.Value.GetValueOrDefault(upper.StartsWith("PLN", StringComparison.Ordinal) ? upper : "PLN" + upper);
    }

    /// <summary>The page docs/diagnostics.md: every code in both languages.</summary>
    /// <returns>Markdown with LF line ends.</returns>
    public static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Diagnostics — Các mã chẩn đoán\n\n");
        page.Append("Every code that `planner check` and the other commands report: what it means, an example of the fault, how to mend it. `planner check --explain PLN0807` prints one.\n");
        page.Append("This page is written from `src/Planner.Rules/Linting/Explanations/codes.json`; a test keeps them equal.\n\n");
        page.Append("Mỗi mã mà `planner check` và các lệnh khác báo: nghĩa, ví dụ về lỗi, cách sửa.\n");
        foreach (CodeExplanation one in All)
        {
            page.Append("\n## ").Append(one.Code).Append("\n\n");
            page.Append("```\n").Append(one.Example).Append("\n```\n\n");
            page.Append("- **en** — ").Append(one.Meaning.En).Append(" *Mend:* ").Append(one.Mend.En).Append('\n');
            page.Append("- **vi** — ").Append(one.Meaning.Vi).Append(" *Cách sửa:* ").Append(one.Mend.Vi).Append('\n');
        }

        return page.ToString();
    }

    private static Dictionary<string, CodeExplanation> Read()
    {
        using Stream stream = typeof(CodeCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the file {Resource} is not embedded");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => One(m.Name, m.Value), StringComparer.Ordinal);
    }

    private static CodeExplanation One(string code, JsonElement entry) => new(
        code,
        new LocalizedText(Text(entry, "vi"), Text(entry, "en")),
        new LocalizedText(Text(entry, "viMend"), Text(entry, "enMend")),
        Text(entry, "example"));

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString() ?? "";
}
