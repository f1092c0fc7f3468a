using System.Globalization;
using System.Text;

namespace Planner.Rules.Documents;

/// <summary>Decodes JSON string tokens and maps decoded offsets to places in the token.</summary>
internal static class JsonText
{
    /// <summary>The text a string token stands for.</summary>
    /// <param name="raw">The token with its quotes; known to be valid JSON.</param>
    public static string Decode(string raw)
    {
        if (!raw.Contains('\\'))
        {
            return raw[1..^1];
        }

        var builder = new StringBuilder(raw.Length);
        int i = 1;
        while (i < raw.Length - 1)
        {
            int width = Step(raw, i);
            builder.Append(width == 1 ? raw[i] : Unescape(raw.AsSpan(i, width)));
            i += width;
        }

        return builder.ToString();
    }

    /// <summary>The offset in the token at which a character of the decoded text is written.</summary>
    /// <param name="raw">The token with its quotes.</param>
    /// <param name="decodedOffset">0-based offset in the decoded text.</param>
    public static int RawOffset(string raw, int decodedOffset)
    {
        int i = 1;
        for (int k = 0; k < decodedOffset && i < raw.Length - 1; k++)
        {
            i += Step(raw, i);
        }

        return i;
    }

    private static int Step(string raw, int i) => raw[i] != '\\' ? 1 : raw[i + 1] == 'u' ? 6 : 2;

    private static char Unescape(ReadOnlySpan<char> escape) => escape[1] switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => (char)ushort.Parse(escape[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        char other => other,
    };
}
