using Planner.Rules.Documents;

namespace Planner.Localities.Import.Reading;

/// <summary>An office's file as it was read.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Digest">Its SHA-256.</param>
/// <param name="Sheets">Its sheets in order, at least one.</param>
public sealed record OfficeBook(string File, FileDigest Digest, IReadOnlyList<OfficeSheet> Sheets)
{
    /// <summary>The code page its text was in, such as <c>TCVN3</c>; <c>UTF-8</c> for what needed no turning.</summary>
    public string Encoding { get; init; } = "UTF-8";

    /// <summary>What separates the fields of a CSV file; null for a workbook.</summary>
    public char? Separator { get; init; }
}
