using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Planner.Localities.Import.Reading;

/// <summary>Keys by which Vietnamese texts are compared, whatever normal form, tone placing, blanks and capitals they are written with.</summary>
public static partial class VietnameseText
{
    // Grave, acute, tilde, hook above, dot below.
    private const string ToneMarks = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>The text in NFC, blanks of every kind as single spaces, none at its ends, without marks that cannot be seen.</summary>
    /// <param name="text">The text.</param>
    public static string Tidy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tidy = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1])))
            {
                // Half a character, as cutting a text may leave: it has no normal form.
                continue;
            }

            if (char.IsWhiteSpace(c) || c is '\u00A0' or '\u202F' or '\u2007')
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                {
                    tidy.Append(' ');
                }
            }
            else if (c is not ('\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD') && (c >= ' ' || char.IsWhiteSpace(c)))
            {
                tidy.Append(c);
            }
        }

        if (tidy.Length > 0 && tidy[^1] == ' ')
        {
            tidy.Length--;
        }

        string plain = tidy.ToString();
        return plain.IsNormalized(NormalizationForm.FormC) ? plain : plain.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Equal for texts that differ only in capitals, blanks, signs and where a syllable carries its tone: <c>Hoà Bình</c> and <c>Hòa bình</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Key(string text) => Of(text, marks: true);

    /// <summary>The same without any marks: <c>Đắk Tô</c>, <c>Đăk Tô</c> and <c>Dak To</c> are one.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string text) => Of(text, marks: false);

    private static string Of(string text, bool marks)
    {
        var key = new StringBuilder(text.Length);
        char tone = '\0';
        foreach (char c in Tidy(text).Normalize(NormalizationForm.FormD))
        {
            if (ToneMarks.Contains(c, StringComparison.Ordinal))
            {
                tone = marks ? c : '\0';
            }
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                if (marks)
                {
                    key.Append(c);
                }
            }
            else if (char.IsLetter(c))
            {
                char lower = char.ToLowerInvariant(c);
                key.Append(!marks && lower == 'đ' ? 'd' : lower);
            }
            else
            {
                EndSyllable();
                if (char.IsDigit(c) || c is '%')
                {
                    key.Append(c);
                }
                else if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
        }

        EndSyllable();
        return key.ToString().TrimEnd();

        void EndSyllable()
        {
            if (tone != '\0')
            {
                key.Append(tone);
                tone = '\0';
            }
        }
    }

    /// <summary>Whether a word is built like a Vietnamese syllable: what tells the right code page from a wrong one.</summary>
    /// <param name="word">Letters only.</param>
    internal static bool IsSyllable(string word)
    {
        string parts = word.Normalize(NormalizationForm.FormD).ToLowerInvariant();
        int tones = parts.Count(c => ToneMarks.Contains(c, StringComparison.Ordinal));
        string bare = string.Concat(parts.Where(c => !ToneMarks.Contains(c, StringComparison.Ordinal))).Normalize(NormalizationForm.FormC);
        return tones <= 1 && Syllable().IsMatch(bare);
    }

    [GeneratedRegex(
        "^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
        + "(iêu|yêu|oai|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
        + "(ch|ng|nh|[cmnpt]|k)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Syllable();
}
