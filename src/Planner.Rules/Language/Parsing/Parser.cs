using Planner.Rules.Language.Lexing;

namespace Planner.Rules.Language.Parsing;

/// <summary>
/// Reads tokens into a syntax tree by precedence climbing. Depth, size and chain length are bounded, so that no text can exhaust the
/// stack; chains of operators of one precedence nest to the left only and are walked in loops by every later stage.
/// </summary>
internal sealed partial class Parser
{
    private readonly List<Token> tokens;
    private readonly bool caseMatters;
    private int at;
    private int depth;
    private int nodes;

    private Parser(List<Token> tokens, bool caseMatters)
    {
        this.tokens = tokens;
        this.caseMatters = caseMatters;
    }

    private Token Current => tokens[at];

    private Token Following => tokens[Math.Min(at + 1, tokens.Count - 1)];

    /// <summary>Parses a whole text.</summary>
    /// <returns>The tree, or null when <paramref name="faults"/> says why not.</returns>
    public static SyntaxNode? Parse(string text, FaultList faults, bool caseMatters = false)
    {
        if (text.Length > ExpressionLimits.MaxLength)
        {
            faults.Add(LanguageCode.Limit, new TextRange(ExpressionLimits.MaxLength, 0), $"The expression has more than {ExpressionLimits.MaxLength} characters");
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(LanguageCode.Empty, new TextRange(0, text.Length), "The expression is empty");
            return null;
        }

        List<Token> tokens = new Lexer(text, faults).ReadAll();
        if (faults.Any)
        {
            return null;
        }

        try
        {
            var parser = new Parser(tokens, caseMatters);
            SyntaxNode tree = parser.Expression();
            if (parser.Current.Kind != TokenKind.End)
            {
                throw parser.Unexpected("Syntax error");
            }

            return tree;
        }
        catch (SyntaxFault fault)
        {
            faults.Add(fault.Code, fault.Range, fault.Message);
            return null;
        }
    }

    private SyntaxNode Expression()
    {
        Enter();
        SyntaxNode condition = Coalesce();
        if (Current.Is("?"))
        {
            at++;
            SyntaxNode then = Expression();
            Expect(":", "':' expected");
            SyntaxNode otherwise = Expression();
            condition = Count(new ConditionalSyntax(condition.Range.To(otherwise.Range), condition, then, otherwise));
        }

        depth--;
        return condition;
    }

    private SyntaxNode Coalesce()
    {
        SyntaxNode left = Binary(OperatorPrecedenceLowest);
        if (!Current.Is("??"))
        {
            return left;
        }

        Token op = Current;
        at++;
        Enter();
        SyntaxNode right = Coalesce();
        depth--;
        return Count(new BinarySyntax(left.Range.To(right.Range), BinaryOperator.Coalesce, op.Range, op.Text, left, right));
    }

    private const int OperatorPrecedenceLowest = 2;

    private SyntaxNode Binary(int lowest)
    {
        SyntaxNode left = Unary();
        while (true)
        {
            Token token = Current;
            if (Word(token, "in"))
            {
                if (OperatorTable.In < lowest)
                {
                    return left;
                }

                at++;
                left = In(left);
            }
            else if (OperatorTable.TryGet(token, caseMatters, out BinaryOperator op, out int precedence) && precedence >= lowest)
            {
                at++;
                SyntaxNode right = Binary(precedence + 1);
                left = Count(new BinarySyntax(left.Range.To(right.Range), op, token.Range, token.Text, left, right));
            }
            else
            {
                return left;
            }
        }
    }

    private InSyntax In(SyntaxNode left)
    {
        if (!Current.Is("("))
        {
            SyntaxNode list = Unary();
            return Count(new InSyntax(left.Range.To(list.Range), left, null, list));
        }

        at++;
        var items = new List<SyntaxNode>();
        while (true)
        {
            items.Add(Unary());
            if (Current.Is(")"))
            {
                break;
            }

            if (!Current.Is(","))
            {
                // RulesEngine takes any token for a comma here, so that in (1+6) means in (1, 6).
                throw new SyntaxFault(LanguageCode.In, Current.Range, "',' or ')' expected in the list of 'in'; put a computed value in parentheses");
            }

            at++;
        }

        Token close = Current;
        at++;
        return Count(new InSyntax(left.Range.To(close.Range), left, items, null));
    }

    private SyntaxNode Unary()
    {
        Token token = Current;
        bool logical = token.Is("!") || Word(token, "not");
        if (!logical && !token.Is("-"))
        {
            return Primary();
        }

        at++;
        if (!logical && Current.Kind is TokenKind.Integer or TokenKind.Real)
        {
            Token number = Current;
            at++;
            return Chain(Count(new LiteralSyntax(token.Range.To(number.Range), number, Negative: true)));
        }

        Enter();
        SyntaxNode operand = Unary();
        depth--;
        return Count(new UnarySyntax(token.Range.To(operand.Range), logical, token.Text, operand));
    }

    private bool Word(Token token, string word) => caseMatters ? token.Kind == TokenKind.Identifier && token.Text == word : token.IsWord(word);

    private void Enter()
    {
        if (++depth > ExpressionLimits.MaxDepth)
        {
            throw new SyntaxFault(LanguageCode.Limit, Current.Range, $"The expression nests deeper than {ExpressionLimits.MaxDepth} levels");
        }
    }

    private T Count<T>(T node)
        where T : SyntaxNode
    {
        if (++nodes > ExpressionLimits.MaxNodes)
        {
            throw new SyntaxFault(LanguageCode.Limit, Current.Range, $"The expression has more than {ExpressionLimits.MaxNodes} parts");
        }

        return node;
    }

    private Token Expect(string symbol, string message)
    {
        Token token = Current;
        if (!token.Is(symbol))
        {
            throw Unexpected(message);
        }

        at++;
        return token;
    }

    private SyntaxFault Unexpected(string message)
    {
        if (RefusedSyntax.Reason(Current) is { } reason)
        {
            return new SyntaxFault(LanguageCode.Refused, Current.Range, reason);
        }

        string found = Current.Kind == TokenKind.End ? "" : message == "Syntax error" ? $" at '{Current.Text}'" : "";
        return new SyntaxFault(LanguageCode.Syntax, Current.Range, message + found);
    }
}
