namespace Planner.Rules.Language.Parsing;

/// <summary>Operators with two operands.</summary>
internal enum BinaryOperator
{
    Coalesce,
    Or,
    And,
    BitAnd,
    BitOr,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    ShiftLeft,
    ShiftRight,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}
