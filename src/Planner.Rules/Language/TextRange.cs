namespace Planner.Rules.Language;

/// <summary>A stretch of an expression's decoded text.</summary>
/// <param name="Start">0-based offset of the first UTF-16 code unit.</param>
/// <param name="Length">Number of code units; 0 for a point.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Offset after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The smallest range that holds both.</summary>
    /// <param name="other">The other range.</param>
    public TextRange To(TextRange other)
    {
        int start = Math.Min(Start, other.Start);
        return new TextRange(start, Math.Max(End, other.End) - start);
    }
}
