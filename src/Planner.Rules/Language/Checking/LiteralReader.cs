using System.Globalization;
using Planner.Rules.Language.Lexing;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <summary>Gives literals their type and value: whole numbers the first of int, uint, long, ulong that holds them, reals double.</summary>
internal static class LiteralReader
{
    private static readonly TypeKind[] WholeKinds = [TypeKind.Int, TypeKind.UInt, TypeKind.Long, TypeKind.ULong];

    /// <summary>The constant that a literal means; reports what is out of range.</summary>
    public static TypedExpression Read(LiteralSyntax syntax, FaultList faults)
    {
        Token token = syntax.Token;
        return token.Kind switch
        {
            TokenKind.Text => new ConstantNode(syntax.Range, LanguageType.Text, token.Text, token.Text),
            TokenKind.Character => new ConstantNode(syntax.Range, LanguageType.Of(TypeKind.Char), token.Text[0]),
            TokenKind.Integer => Whole(syntax, faults),
            _ => Real(syntax, faults),
        };
    }

    private static TypedExpression Whole(LiteralSyntax syntax, FaultList faults)
    {
        string text = syntax.Token.Text;
        bool isLong = text[^1] is 'l' or 'L';
        string digits = isLong ? text[..^1] : text;
        bool isUnsigned = digits[^1] is 'u' or 'U';
        digits = isUnsigned ? digits[..^1] : digits;
        Int128? magnitude = Magnitude(digits);
        if (magnitude is { } m)
        {
            Int128 value = syntax.Negative ? -m : m;
            foreach (TypeKind kind in WholeKinds)
            {
                bool allowed = (!isLong || kind is TypeKind.Long or TypeKind.ULong) && (!isUnsigned || kind is TypeKind.UInt or TypeKind.ULong);
                if (allowed && Coercion.Narrow(value, kind) is { } boxed)
                {
                    string? literal = isLong || isUnsigned ? null : value.ToString(CultureInfo.InvariantCulture);
                    return new ConstantNode(syntax.Range, LanguageType.Of(kind), boxed, literal);
                }
            }
        }

        faults.Add(LanguageCode.NumberLiteral, syntax.Range, $"Invalid integer literal '{(syntax.Negative ? "-" : "")}{Shortened(text)}'");
        return new FaultyNode(syntax.Range);
    }

    private static Int128? Magnitude(string digits)
    {
        int radix = digits.Length > 2 && digits[0] == '0' ? digits[1] switch { 'x' or 'X' => 16, 'b' or 'B' => 2, _ => 10 } : 10;
        Int128 value = 0;
        foreach (char c in radix == 10 ? digits : digits[2..])
        {
            value = (value * radix) + Convert.ToInt32(c.ToString(), 16);
            if (value > ulong.MaxValue)
            {
                return null;
            }
        }

        return value;
    }

    private static TypedExpression Real(LiteralSyntax syntax, FaultList faults)
    {
        string text = syntax.Token.Text;
        string sign = syntax.Negative ? "-" : "";
        char suffix = char.ToUpperInvariant(text[^1]);
        string digits = sign + (suffix is 'F' or 'D' or 'M' ? text[..^1] : text);
        (TypeKind kind, string? literal) = suffix switch
        {
            'F' => (TypeKind.Float, null),
            'M' => (TypeKind.Decimal, null),
            'D' => (TypeKind.Double, null),
            _ => (TypeKind.Double, digits),
        };
        if (Coercion.ParseText(digits, kind) is { } value)
        {
            return new ConstantNode(syntax.Range, LanguageType.Of(kind), value, literal);
        }

        faults.Add(LanguageCode.NumberLiteral, syntax.Range, $"Invalid real literal '{sign}{Shortened(text)}'");
        return new FaultyNode(syntax.Range);
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
