using System.Globalization;
using Planner.Numerics.Exact;
using Planner.Rules.Language;
using Planner.Rules.Language.Lexing;
using Planner.Rules.Language.Parsing;

namespace Planner.Rules.Linear;

/// <summary>
/// Reads an expression as linear comparisons that hold exactly when it does. Sums, differences, products with a number, division by a number; a quotient of two forms
/// beside a number is multiplied out where the divisor cannot be negative; <c>Math.Min(…) &gt;= n</c> and <c>Math.Max(…) &lt;= n</c> become one comparison for
/// each argument, <c>&amp;&amp;</c> one for each side. Anything else is refused with the reason: no sound statement is better than a guessed one.
/// </summary>
public static class LinearReader
{
    /// <summary>Reads a comparison.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="known">Value of a name that is a number here; null for a name that is a variable. Names are given whole: <c>y2025.povertyRate</c>.</param>
    /// <param name="neverNegative">Whether a variable is at least 0 (then a form with positive factors may be multiplied out).</param>
    /// <param name="reason">Why it cannot be read; null where it can.</param>
    /// <returns>The comparisons that together say the same; null where it cannot be read.</returns>
    public static IReadOnlyList<LinearComparison>? Read(string text, Func<string, Rational?> known, Func<string, bool> neverNegative, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(neverNegative);
        var faults = new FaultList();
        if (Parser.Parse(text, faults) is not { } tree)
        {
            reason = "syntax";
            return null;
        }

        try
        {
            reason = null;
            return [.. new Walk(known, neverNegative).Comparisons(tree)];
        }
        catch (NotLinearException refused)
        {
            reason = refused.Message;
            return null;
        }
    }

    /// <summary>The names that stand in an expression, whole and each once, in the order of the text; none where it cannot be parsed.</summary>
    /// <param name="text">The expression.</param>
    public static IReadOnlyList<string> Names(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parser.Parse(text, new FaultList()) is { } tree ? [.. NamesIn(tree).Distinct(StringComparer.Ordinal)] : [];
    }

    private static IEnumerable<string> NamesIn(SyntaxNode node) => node switch
    {
        NameSyntax { Name: not ("true" or "false" or "Math") } name => [name.Name],
        MemberSyntax member when Whole(member) is { } name => [name],
        CallSyntax call => (call.Target is null or NameSyntax ? [] : NamesIn(call.Target)).Concat(call.Arguments.SelectMany(NamesIn)),
        UnarySyntax unary => NamesIn(unary.Operand),
        BinarySyntax binary => NamesIn(binary.Left).Concat(NamesIn(binary.Right)),
        ConditionalSyntax conditional => NamesIn(conditional.Condition).Concat(NamesIn(conditional.Then)).Concat(NamesIn(conditional.Otherwise)),
        _ => [],
    };

    private static string? Whole(MemberSyntax member) => member.Target is NameSyntax { Name: var target } ? target + "." + member.Name : null;

    private sealed class NotLinearException(string why) : Exception(why);

    private sealed class Walk(Func<string, Rational?> known, Func<string, bool> neverNegative)
    {
        public IEnumerable<LinearComparison> Comparisons(SyntaxNode node)
        {
            if (node is not BinarySyntax binary)
            {
                throw new NotLinearException("it is no comparison");
            }

            if (binary.Operator == BinaryOperator.And)
            {
                return Comparisons(binary.Left).Concat(Comparisons(binary.Right)).ToList();
            }

            return binary.Operator switch
            {
                BinaryOperator.GreaterOrEqual => AtLeast(binary.Left, binary.Right, strict: false),
                BinaryOperator.Greater => AtLeast(binary.Left, binary.Right, strict: true),
                BinaryOperator.LessOrEqual => AtLeast(binary.Right, binary.Left, strict: false),
                BinaryOperator.Less => AtLeast(binary.Right, binary.Left, strict: true),
                BinaryOperator.Equal => AtLeast(binary.Left, binary.Right, strict: false).Concat(AtLeast(binary.Right, binary.Left, strict: false)).ToList(),
                _ => throw new NotLinearException($"'{binary.Spelling}' is no comparison"),
            };
        }

        /// <summary>greater ≥ less, or greater &gt; less.</summary>
        private List<LinearComparison> AtLeast(SyntaxNode greater, SyntaxNode less, bool strict)
        {
            if (Extreme(greater, "Min") is { } all)
            {
                return [.. all.SelectMany(a => AtLeast(a, less, strict))];
            }

            if (Extreme(less, "Max") is { } each)
            {
                return [.. each.SelectMany(a => AtLeast(greater, a, strict))];
            }

            // (a / b) ≥ n is a ≥ n·b where b is not negative.
            if (Quotient(greater) is { } up)
            {
                return [new LinearComparison(up.Over.Plus(up.Under.Times(Constant(less)), -1), strict)];
            }

            if (Quotient(less) is { } down)
            {
                return [new LinearComparison(down.Under.Times(Constant(greater)).Plus(down.Over, -1), strict)];
            }

            return [new LinearComparison(Form(greater).Plus(Form(less), -1), strict)];
        }

        private Rational Constant(SyntaxNode node) => Form(node) is { IsConstant: true } form ? form.Constant : throw new NotLinearException("a quotient is compared with something that varies");

        private static IReadOnlyList<SyntaxNode>? Extreme(SyntaxNode node, string name) =>
            node is CallSyntax { Target: null or NameSyntax { Name: "Math" } } call && call.Name == name && call.Arguments.Count > 0 ? call.Arguments : null;

        private (LinearForm Over, LinearForm Under)? Quotient(SyntaxNode node)
        {
            if (node is not BinarySyntax { Operator: BinaryOperator.Divide } division)
            {
                // 100 * a / b is read as (100 * a) / b by precedence; 100 * (a / b) is the same.
                if (node is BinarySyntax { Operator: BinaryOperator.Multiply } product)
                {
                    if (Quotient(product.Right) is { } right && Form(product.Left) is { IsConstant: true } left)
                    {
                        return (right.Over.Times(left.Constant), right.Under);
                    }

                    if (Quotient(product.Left) is { } first && Form(product.Right) is { IsConstant: true } second)
                    {
                        return (first.Over.Times(second.Constant), first.Under);
                    }
                }

                return null;
            }

            LinearForm under = Form(division.Right);
            if (under.IsConstant)
            {
                return null;
            }

            if (under.Constant.Sign < 0 || under.Terms.Any(t => t.Value.Sign < 0 || !neverNegative(t.Key)))
            {
                throw new NotLinearException("it divides by something that may be negative");
            }

            return (Form(division.Left), under);
        }

        private LinearForm Form(SyntaxNode node)
        {
            switch (node)
            {
                case LiteralSyntax { Token.Kind: TokenKind.Integer or TokenKind.Real } literal:
                    Rational number = Number(literal.Token.Text);
                    return LinearForm.Of(literal.Negative ? -number : number);
                case NameSyntax name:
                    return Named(name.Name);
                case MemberSyntax member when Whole(member) is { } whole:
                    return Named(whole);
                case UnarySyntax { Logical: false, Spelling: "-" } unary:
                    return Form(unary.Operand).Times(-1);
                case BinarySyntax binary:
                    return Combined(binary);
                default:
                    throw new NotLinearException("it is not made of sums and products with numbers");
            }
        }

        private LinearForm Combined(BinarySyntax binary)
        {
            if (binary is { Operator: BinaryOperator.Divide, Left: LiteralSyntax { Token.Kind: TokenKind.Integer }, Right: LiteralSyntax { Token.Kind: TokenKind.Integer } })
            {
                // The language divides whole numbers as whole numbers; a fraction is not what is meant.
                throw new NotLinearException("it divides two whole numbers");
            }

            LinearForm left = Form(binary.Left), right = Form(binary.Right);
            return binary.Operator switch
            {
                BinaryOperator.Add => left.Plus(right, Rational.One),
                BinaryOperator.Subtract => left.Plus(right, -1),
                BinaryOperator.Multiply when left.IsConstant => right.Times(left.Constant),
                BinaryOperator.Multiply when right.IsConstant => left.Times(right.Constant),
                BinaryOperator.Divide when right.IsConstant && right.Constant.Sign != 0 => left.Times(Rational.One / right.Constant),
                _ => throw new NotLinearException($"'{binary.Spelling}' stands between two things that vary"),
            };
        }

        private LinearForm Named(string name) => known(name) is { } value ? LinearForm.Of(value) : LinearForm.Of(name);

        private static Rational Number(string text) =>
            double.TryParse(text.TrimEnd('f', 'F', 'd', 'D', 'm', 'M', 'l', 'L', 'u', 'U'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? Rational.OfDecimal(value)
                : throw new NotLinearException($"'{text}' is no number");
    }
}
