using Planner.Rules.Language.Types;

namespace Planner.Rules.Language;

/// <summary>A checked expression: names bound, types known, conversions explicit. All readers walk this one tree.</summary>
/// <threadsafety>Immutable.</threadsafety>
public abstract class TypedExpression
{
    private protected TypedExpression(TextRange range, LanguageType type)
    {
        Range = range;
        Type = type;
    }

    /// <summary>Where it stands in the expression's text.</summary>
    public TextRange Range { get; }

    /// <summary>The type of its value.</summary>
    public LanguageType Type { get; }

    /// <summary>The parts it is computed from, in the order of the text.</summary>
    public abstract IReadOnlyList<TypedExpression> Parts { get; }
}
