using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tables;

/// <summary>One field of a CSV table with its place.</summary>
/// <param name="Text">The field, quotes taken off, surrounding white space trimmed, NFC.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct TableField(string Text, SourceSpan Span);
