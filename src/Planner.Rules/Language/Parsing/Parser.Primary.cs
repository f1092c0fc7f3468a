using Planner.Rules.Language.Lexing;

namespace Planner.Rules.Language.Parsing;

/// <content>Literals, names, calls, parentheses and what may follow them.</content>
internal sealed partial class Parser
{
    private SyntaxNode Primary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Real or TokenKind.Text or TokenKind.Character:
                at++;
                return Chain(Count(new LiteralSyntax(token.Range, token, Negative: false)));
            case TokenKind.Identifier:
                return Chain(Name(token));
            case TokenKind.Symbol when token.Text is "$" or "~":
                at++;
                return Chain(Count(new NameSyntax(token.Range, "it")));
            case TokenKind.Symbol when token.Text == "(":
                at++;
                SyntaxNode inner = Expression();
                Token close = Expect(")", "')' or operator expected");
                return Chain(inner with { Range = token.Range.To(close.Range) });
            default:
                throw Unexpected("Expression expected");
        }
    }

    private SyntaxNode Name(Token token)
    {
        if (Word(token, "new"))
        {
            return New(token);
        }

        if (OperatorTable.TryGet(token, caseMatters, out _, out _))
        {
            throw Unexpected("Expression expected");
        }

        at++;
        if (!Current.Is("("))
        {
            return Count(new NameSyntax(token.Range, token.Text));
        }

        (IReadOnlyList<SyntaxNode> arguments, Token close) = Arguments();
        TextRange range = token.Range.To(close.Range);
        if (!Word(token, "iif"))
        {
            return Count(new CallSyntax(range, null, token.Text, token.Range, arguments));
        }

        return arguments.Count == 3
            ? Count(new ConditionalSyntax(range, arguments[0], arguments[1], arguments[2]))
            : throw new SyntaxFault(LanguageCode.Arguments, token.Range, "'iif' takes three arguments: iif(condition, then, otherwise)");
    }

    private SyntaxNode New(Token token)
    {
        at++;
        if (Current.Is("["))
        {
            at++;
            Expect("]", "']' expected");
            Expect("{", "'{' expected");
            (List<SyntaxNode> items, Token close) = List("}");
            return Count(new ArraySyntax(token.Range.To(close.Range), items));
        }

        if (Current.Is("("))
        {
            at++;
            var members = new List<(string, SyntaxNode)>();
            while (true)
            {
                SyntaxNode value = Expression();
                if (!Word(Current, "as"))
                {
                    throw Unexpected("'as' and a name expected");
                }

                at++;
                if (Current.Kind != TokenKind.Identifier)
                {
                    throw Unexpected("Identifier expected");
                }

                members.Add((Current.Text, value));
                at++;
                if (Current.Is(")"))
                {
                    Token close = Current;
                    at++;
                    return Count(new RecordSyntax(token.Range.To(close.Range), members));
                }

                Expect(",", "',' or ')' expected");
            }
        }

        throw new SyntaxFault(LanguageCode.Refused, token.Range, "Objects cannot be made in an expression; only new [] { … } lists values");
    }

    private (IReadOnlyList<SyntaxNode> Arguments, Token Close) Arguments()
    {
        Expect("(", "'(' expected");
        (List<SyntaxNode> items, Token close) = List(")");
        return (items, close);
    }

    private (List<SyntaxNode> Items, Token Close) List(string end)
    {
        var items = new List<SyntaxNode>();
        Token close = Current;
        if (close.Is(end))
        {
            at++;
            return (items, close);
        }

        while (true)
        {
            items.Add(Argument());
            close = Current;
            if (close.Is(end))
            {
                at++;
                return (items, close);
            }

            Expect(",", $"'{end}' or ',' expected");
        }
    }

    private SyntaxNode Argument()
    {
        if (Current.Kind != TokenKind.Identifier || !Following.Is("=>"))
        {
            return Expression();
        }

        Token parameter = Current;
        at += 2;
        SyntaxNode body = Expression();
        return Count(new LambdaSyntax(parameter.Range.To(body.Range), parameter.Text, parameter.Range, body));
    }

    private SyntaxNode Chain(SyntaxNode node)
    {
        for (int length = 0; Current.Is(".") || Current.Is("["); length++)
        {
            if (length == ExpressionLimits.MaxChain)
            {
                throw new SyntaxFault(LanguageCode.Limit, Current.Range, $"More than {ExpressionLimits.MaxChain} members in a chain");
            }

            bool member = Current.Is(".");
            at++;
            if (member)
            {
                Token name = Current;
                if (name.Kind != TokenKind.Identifier)
                {
                    throw Unexpected("Identifier expected");
                }

                at++;
                if (Current.Is("("))
                {
                    (IReadOnlyList<SyntaxNode> arguments, Token end) = Arguments();
                    node = Count(new CallSyntax(node.Range.To(end.Range), node, name.Text, name.Range, arguments));
                }
                else
                {
                    node = Count(new MemberSyntax(node.Range.To(name.Range), node, name.Text, name.Range));
                }
            }
            else
            {
                SyntaxNode index = Expression();
                Token close = Expect("]", "']' expected");
                node = Count(new IndexSyntax(node.Range.To(close.Range), node, index));
            }
        }

        return Current.Is("(") || Current.Is("?.") ? throw Unexpected("Syntax error") : node;
    }
}
