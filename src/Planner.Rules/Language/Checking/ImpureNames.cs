using Planner.Rules.Language.Parsing;

namespace Planner.Rules.Language.Checking;

/// <summary>Names whose value differs from call to call. A rule that used them could not be replayed.</summary>
internal static class ImpureNames
{
    private static readonly (string Type, string Member)[] Rows =
    [
        ("DateTime", "Now"), ("DateTime", "UtcNow"), ("DateTime", "Today"), ("DateTimeOffset", "Now"), ("DateTimeOffset", "UtcNow"),
        ("Guid", "NewGuid"), ("Random", "Shared"), ("Environment", "TickCount"),
    ];

    /// <summary>Why the member is refused, or null.</summary>
    public static string? Reason(SyntaxNode? target, string member) =>
        target is NameSyntax type && Array.Exists(Rows, r => r.Type == type.Name && r.Member.Equals(member, StringComparison.OrdinalIgnoreCase))
            ? $"'{type.Name}.{member}' differs from call to call; a rule sees only its inputs"
            : null;
}
