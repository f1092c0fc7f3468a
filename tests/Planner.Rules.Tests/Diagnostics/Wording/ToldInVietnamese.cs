using System.Text.RegularExpressions;
using Planner.Rules.Diagnostics;
using Spoken = Planner.Rules.Pack.Language;

namespace Planner.Rules.Tests.Diagnostics.Wording;

/// <summary>Checks that messages are told in Vietnamese: a template fits each, and no English words are left outside quotes.</summary>
internal static partial class ToldInVietnamese
{
    // English words of the messages that are no Vietnamese words without marks and no names of the files.
    private static readonly HashSet<string> English = new(StringComparer.Ordinal)
    {
        "the", "of", "is", "are", "must", "not", "has", "have", "there", "and", "or", "with", "expected", "needs", "names", "takes", "than", "that", "which", "its", "from",
        "at", "least", "most", "more", "every", "number", "rule", "nothing", "only", "below", "above", "stands", "twice", "did", "you", "it", "exists", "does", "between",
        "cannot", "been", "was", "were", "write", "already", "another", "other", "holds", "lies", "object", "array", "nor", "either", "neither", "used", "into", "what", "where",
    };

    /// <summary>Fails with the messages that stay English, whole or in part.</summary>
    public static void All(IEnumerable<Diagnostic> diagnostics)
    {
        string[] left = [.. diagnostics.Select(d => (d.Code, d.Message, Vi: MessageWording.Of(d.Code, d.Message, Spoken.Vietnamese)))
            .Where(t => t.Vi == t.Message || WordsIn(t.Vi).Any()).Select(t => $"{t.Code}: {t.Message}\n    {t.Vi}").Distinct()];
        Assert.True(left.Length == 0, "These messages are not told in Vietnamese, whole or in part; see src/Planner.Rules/Diagnostics/Wording/messages.vi.json:\n" + string.Join('\n', left));
    }

    /// <summary>The English words of a text, outside quotes and names.</summary>
    public static IEnumerable<string> WordsIn(string text) =>
        Word().Matches(Quoted().Replace(text, " ")).Select(m => m.Value).Where(English.Contains);

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\[[^\\]]*\\]|\\([^)]*\\)")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\p{L}\p{M}\d_./-])[a-z]+(?![\p{L}\p{M}\d_(./-])")]
    private static partial Regex Word();
}
