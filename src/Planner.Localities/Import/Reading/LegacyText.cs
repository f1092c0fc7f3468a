using System.Globalization;
using System.Text;

namespace Planner.Localities.Import.Reading;

/// <summary>
/// The code pages in which offices wrote Vietnamese before Unicode: TCVN3 (TCVN 5712:1993, fonts .VnTime), VNI (fonts VNI-Times, a letter and its mark in two bytes), VISCII (RFC 1456) and
/// Windows-1258. Which one a text is in is told by how many of its words are then built like Vietnamese syllables.
/// </summary>
internal static class LegacyText
{
    // Share of words with letters beyond ASCII that must be syllables, and by how much more than under the next code page.
    private const double Enough = 0.75;
    private const double Ahead = 0.1;
    private const int MostWords = 4_000;

    // TCVN 5712:1993 (VN1), 0x80 to 0xFF.
    private const string Tcvn =
        "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

    // RFC 1456, 0x80 to 0xFF.
    private const string Viscii =
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

    // VNI: marks behind a letter, as Windows-1252 shows the bytes, and what they are in Unicode.
    private const string VniMarks = "ùøûõïâáàåãäêéèúüë";
    private static readonly string[] VniCombining =
    [
        "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323", "\u0306", "\u0306\u0301", "\u0306\u0300",
        "\u0306\u0309", "\u0306\u0303", "\u0306\u0323",
    ];

    private const string VniLetters = "íìæóòîñôöÍÌÆÓÒÎÑÔÖ";
    private const string VniMeanings = "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ";
    private const string Bearers = "aeouyôöAEOUYÔÖ";

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>The code pages by the names people know.</summary>
    public static IReadOnlyList<string> Names { get; } = ["TCVN3", "VNI", "VISCII", "Windows-1258"];

    /// <summary>Bytes as text in a code page.</summary>
    public static string Decode(string name, ReadOnlySpan<byte> bytes) => name switch
    {
        "TCVN3" => Single(Tcvn, bytes),
        "VISCII" => Viscii8(bytes),
        "VNI" => Vni(Western.GetString(bytes)),
        _ => Windows.GetString(bytes).Normalize(NormalizationForm.FormC),
    };

    /// <summary>The code page of bytes that are no UTF-8; null where none makes Vietnamese of them.</summary>
    public static string? Detect(byte[] bytes) => Best(Names.Select(n => (n, Score([Decode(n, bytes)]))));

    /// <summary>The code page of texts that a workbook holds letter by letter as bytes of Windows-1252, as old fonts made people do; null where they are Unicode already or nothing can be told.</summary>
    public static string? DetectShown(IReadOnlyList<string> texts)
    {
        List<string> marked = [.. texts.Where(t => t.Any(c => c >= 0x80)).Take(MostWords)];
        if (marked.Count == 0 || marked.Any(t => t.Any(c => c is >= '\u1EA0' and <= '\u1EF9' or 'ă' or 'Ă' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'đ' or 'Đ' || c is >= '\u0300' and <= '\u0323')))
        {
            return null;
        }

        double asIs = Score(marked);
        return Best(Names.Where(n => n != "Windows-1258").Select(n => (n, Score([.. marked.Select(t => FromShown(n, t))]))), asIs);
    }

    /// <summary>A text of a workbook in an old code page as Unicode.</summary>
    public static string FromShown(string name, string text) => text.All(c => c < 0x80) ? text : Decode(name, Western.GetBytes(text));

    private static string? Best(IEnumerable<(string Name, double Score)> candidates, double asIs = 0)
    {
        (string Name, double Score)[] ranked = [.. candidates.OrderByDescending(c => c.Score)];
        return ranked[0].Score >= Enough && ranked[0].Score >= ranked[1].Score + Ahead && ranked[0].Score >= asIs + Ahead ? ranked[0].Name : null;
    }

    /// <summary>Share of the words with letters beyond ASCII that are syllables.</summary>
    private static double Score(IReadOnlyList<string> texts)
    {
        int words = 0, syllables = 0;
        foreach (string text in texts)
        {
            int start = -1;
            for (int i = 0; i <= text.Length; i++)
            {
                // A sign beyond ASCII inside a word is a letter of another code page.
                bool part = i < text.Length && (char.IsLetter(text[i]) || text[i] >= 0x80 && !char.IsWhiteSpace(text[i]));
                if (part && start < 0)
                {
                    start = i;
                }
                else if (!part && start >= 0)
                {
                    string word = text[start..i];
                    start = -1;
                    if (word.Any(c => c >= 0x80))
                    {
                        words++;
                        syllables += word.All(c => char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) && VietnameseText.IsSyllable(word) ? 1 : 0;
                    }
                }
            }

            if (words > MostWords)
            {
                break;
            }
        }

        return words == 0 ? 0 : (double)syllables / words;
    }

    private static string Single(string table, ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (byte b in bytes)
        {
            text.Append(b < 0x80 ? (char)b : table[b - 0x80]);
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>VISCII also puts six capitals in places of control codes.</summary>
    private static string Viscii8(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (byte b in bytes)
        {
            text.Append(b switch { 0x02 => 'Ẳ', 0x05 => 'Ẵ', 0x06 => 'Ẫ', 0x14 => 'Ỷ', 0x19 => 'Ỹ', 0x1E => 'Ỵ', < 0x80 => (char)b, _ => Viscii[b - 0x80] });
        }

        return text.ToString();
    }

    private static string Vni(string shown)
    {
        var text = new StringBuilder(shown.Length);
        for (int i = 0; i < shown.Length; i++)
        {
            char c = shown[i];
            int mark = VniMarks.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (mark >= 0 && i > 0 && Bearers.Contains(shown[i - 1], StringComparison.Ordinal))
            {
                text.Append(VniCombining[mark]);
            }
            else
            {
                int letter = VniLetters.IndexOf(c, StringComparison.Ordinal);
                text.Append(letter >= 0 ? VniMeanings[letter] : c);
            }
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }
}
