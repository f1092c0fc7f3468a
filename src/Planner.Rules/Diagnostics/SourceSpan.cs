namespace Planner.Rules.Diagnostics;

/// <summary>A stretch of one file, by line and column.</summary>
/// <param name="File">The file as the user named it (relative paths stay relative).</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column, counted in UTF-16 code units of the line.</param>
/// <param name="Length">Length in code units; 0 for a point.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length = 0)
{
    /// <summary>The first point of a file, for faults that concern the file as a whole.</summary>
    /// <param name="file">The file as the user named it.</param>
    public static SourceSpan StartOf(string file) => new(file, 1, 1);

    /// <summary><c>file:line:column</c>, as compilers print it.</summary>
    public override string ToString() => FormattableString.Invariant($"{PrintableText.Of(File, 1000)}:{Line}:{Column}");
}
