using System.Globalization;
using System.Text;

namespace Planner.Rules.Language.Lexing;

/// <summary>Cuts an expression into tokens. Every character is looked at once.</summary>
internal sealed class Lexer(string text, FaultList faults)
{
    /// <summary>Symbols, longest first, so that the first that fits is the right one.</summary>
    private static readonly string[] Symbols =
    [
        "&&", "||", "==", "!=", "<>", "<=", ">=", "<<", ">>", "=>", "??", "?.", "**", "+=", "-=", "*=", "/=", "//", "/*",
        "+", "-", "*", "/", "%", "<", ">", "=", "!", "&", "|", "^", "~", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}", "$", ";", "@", "#",
    ];

    private int position;

    /// <summary>All tokens, the last of kind <see cref="TokenKind.End"/>. Unknown characters are reported and left out.</summary>
    public List<Token> ReadAll()
    {
        var tokens = new List<Token>();
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position >= text.Length)
            {
                tokens.Add(new Token(TokenKind.End, new TextRange(text.Length, 0), ""));
                return tokens;
            }

            if (Next() is { } token)
            {
                tokens.Add(token);
            }
        }
    }

    private Token? Next()
    {
        char c = text[position];
        if (c is '"' or '\'')
        {
            return Quoted(c);
        }

        if (char.IsLetter(c) || c == '_')
        {
            int start = position;
            while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
            {
                position++;
            }

            return Make(TokenKind.Identifier, start);
        }

        if (char.IsAsciiDigit(c))
        {
            return new NumberLexer(text, faults).Read(ref position);
        }

        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(text, position, symbol, 0, symbol.Length) == 0)
            {
                position += symbol.Length;
                return Make(TokenKind.Symbol, position - symbol.Length);
            }
        }

        faults.Add(LanguageCode.Character, new TextRange(position, 1), $"Syntax error '{Visible(c)}'");
        position++;
        return null;
    }

    private Token? Quoted(char quote)
    {
        int start = position++;
        var value = new StringBuilder();
        while (position < text.Length && text[position] != quote)
        {
            char c = text[position];
            if (c == '\\')
            {
                if (!Escape(value))
                {
                    return SkipRest(start);
                }
            }
            else
            {
                value.Append(c);
                position++;
            }
        }

        if (position >= text.Length)
        {
            faults.Add(LanguageCode.TextLiteral, new TextRange(start, text.Length - start), quote == '"' ? "Unterminated string literal" : "Unterminated character literal");
            return null;
        }

        position++;
        var range = new TextRange(start, position - start);
        if (quote == '"')
        {
            return new Token(TokenKind.Text, range, value.ToString());
        }

        if (value.Length != 1)
        {
            faults.Add(LanguageCode.TextLiteral, range, "Character literal must contain exactly one character");
        }

        return new Token(TokenKind.Character, range, value.Length == 1 ? value.ToString() : "?");
    }

    private bool Escape(StringBuilder value)
    {
        char c = position + 1 < text.Length ? text[position + 1] : '\0';
        int digits = c switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0)
        {
            if (position + 2 + digits <= text.Length
                && ushort.TryParse(text.AsSpan(position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                value.Append((char)code);
                position += 2 + digits;
                return true;
            }
        }
        else if (EscapedValue(c) is { } plain)
        {
            value.Append(plain);
            position += 2;
            return true;
        }

        faults.Add(LanguageCode.TextLiteral, new TextRange(position, Math.Min(2, text.Length - position)), "Unknown escape in a text; expected one of \\\\ \\\" \\' \\n \\r \\t \\0 \\uXXXX \\xXX");
        return false;
    }

    private static char? EscapedValue(char c) => c switch
    {
        '\\' or '"' or '\'' => c,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        _ => null,
    };

    private Token? SkipRest(int start)
    {
        // After a bad escape nobody knows where the literal ends; the rest would only give misleading faults.
        position = text.Length;
        return new Token(TokenKind.Text, new TextRange(start, text.Length - start), "");
    }

    private Token Make(TokenKind kind, int start) => new(kind, new TextRange(start, position - start), text[start..position]);

    private static string Visible(char c)
    {
        UnicodeCategory category = char.GetUnicodeCategory(c);
        bool shown = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
        return shown ? c.ToString() : FormattableString.Invariant($"U+{(int)c:X4}");
    }
}
