using Planner.Rules.Language.Lexing;

namespace Planner.Rules.Language.Parsing;

/// <summary>A piece of the source as it is written, before names and types are known.</summary>
internal abstract record SyntaxNode(TextRange Range);

/// <summary>A number, text or character.</summary>
internal sealed record LiteralSyntax(TextRange Range, Token Token, bool Negative) : SyntaxNode(Range);

/// <summary>A name that stands alone: an input, a parameter, a type, a keyword such as true or it.</summary>
internal sealed record NameSyntax(TextRange Range, string Name) : SyntaxNode(Range);

/// <summary>A member of something.</summary>
internal sealed record MemberSyntax(TextRange Range, SyntaxNode Target, string Name, TextRange NameRange) : SyntaxNode(Range);

/// <summary>A call, of a member when there is a target.</summary>
internal sealed record CallSyntax(TextRange Range, SyntaxNode? Target, string Name, TextRange NameRange, IReadOnlyList<SyntaxNode> Arguments)
    : SyntaxNode(Range);

/// <summary>An element by position.</summary>
internal sealed record IndexSyntax(TextRange Range, SyntaxNode Target, SyntaxNode Index) : SyntaxNode(Range);

/// <summary>Negation of a number or of a truth.</summary>
internal sealed record UnarySyntax(TextRange Range, bool Logical, string Spelling, SyntaxNode Operand) : SyntaxNode(Range);

/// <summary>Two operands and an operator.</summary>
internal sealed record BinarySyntax(TextRange Range, BinaryOperator Operator, TextRange OperatorRange, string Spelling, SyntaxNode Left, SyntaxNode Right)
    : SyntaxNode(Range);

/// <summary>condition ? then : otherwise, or iif.</summary>
internal sealed record ConditionalSyntax(TextRange Range, SyntaxNode Condition, SyntaxNode Then, SyntaxNode Otherwise) : SyntaxNode(Range);

/// <summary>value in (a, b) or value in list.</summary>
internal sealed record InSyntax(TextRange Range, SyntaxNode Left, IReadOnlyList<SyntaxNode>? Items, SyntaxNode? List) : SyntaxNode(Range);

/// <summary>new [] { … }.</summary>
internal sealed record ArraySyntax(TextRange Range, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Range);

/// <summary>x => body, the argument of a list operation.</summary>
internal sealed record LambdaSyntax(TextRange Range, string Parameter, TextRange ParameterRange, SyntaxNode Body) : SyntaxNode(Range);

/// <summary>new (a as X, …), allowed in an action's output only.</summary>
internal sealed record RecordSyntax(TextRange Range, IReadOnlyList<(string Name, SyntaxNode Value)> Members) : SyntaxNode(Range);
