using System.Diagnostics.CodeAnalysis;

namespace Planner.Rules.Pack;

/// <summary>A text in both languages.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Vi, string En)
{
    /// <summary>A text that is the same in both languages, as a file's plain string is; null for null.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator LocalizedText?(string? text) => FromString(text);

    /// <summary>A text that is the same in both languages, as a file's plain string is; null for null.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static LocalizedText? FromString(string? text) => text is null ? null : new LocalizedText(text, text);

    /// <summary>The text in one language.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => language == Language.Vietnamese ? Vi : En;
}
