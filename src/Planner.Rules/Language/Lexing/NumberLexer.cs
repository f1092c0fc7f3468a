namespace Planner.Rules.Language.Lexing;

/// <summary>Reads number literals: decimal, 0x and 0b integers, reals with exponent, and the suffixes U L UL F D M.</summary>
internal sealed class NumberLexer(string text, FaultList faults)
{
    /// <summary>Reads the number that starts at <paramref name="position"/> and moves behind it.</summary>
    public Token Read(ref int position)
    {
        int start = position;
        if (text[position] == '0' && position + 1 < text.Length && text[position + 1] is 'x' or 'X' or 'b' or 'B')
        {
            bool hexadecimal = text[position + 1] is 'x' or 'X';
            position += 2;
            int digits = position;
            while (position < text.Length && (hexadecimal ? char.IsAsciiHexDigit(text[position]) : text[position] is '0' or '1'))
            {
                position++;
            }

            if (position == digits)
            {
                faults.Add(LanguageCode.NumberLiteral, Range(start, position), "Digit expected after " + text[start..position]);
                return new Token(TokenKind.Integer, Range(start, position), "0");
            }

            IntegerSuffix(ref position);
            return new Token(TokenKind.Integer, Range(start, position), text[start..position]);
        }

        Digits(ref position);
        bool real = false;
        if (position < text.Length && text[position] == '.')
        {
            // A point without a digit behind it is no number in RulesEngine either; "1.Abs()" is no wish of anyone.
            position++;
            real = true;
            RequireDigits(ref position, start);
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            real = true;
            if (position < text.Length && text[position] is '+' or '-')
            {
                position++;
            }

            RequireDigits(ref position, start);
        }

        if (position < text.Length && text[position] is 'f' or 'F' or 'd' or 'D' or 'm' or 'M')
        {
            position++;
            real = true;
        }
        else if (!real)
        {
            IntegerSuffix(ref position);
        }

        return new Token(real ? TokenKind.Real : TokenKind.Integer, Range(start, position), text[start..position]);
    }

    private static TextRange Range(int start, int end) => new(start, end - start);

    private void Digits(ref int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }
    }

    private void RequireDigits(ref int position, int start)
    {
        int before = position;
        Digits(ref position);
        if (position == before)
        {
            faults.Add(LanguageCode.NumberLiteral, Range(start, position), "Digit expected");
        }
    }

    private void IntegerSuffix(ref int position)
    {
        if (position < text.Length && text[position] is 'u' or 'U')
        {
            position++;
        }

        if (position < text.Length && text[position] is 'l' or 'L')
        {
            position++;
        }
    }
}
