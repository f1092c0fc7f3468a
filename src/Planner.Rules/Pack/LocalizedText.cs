namespace Planner.Rules.Pack;

/// <summary>A text in both languages.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Vi, string En)
{
    /// <summary>The text in one language.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => language == Language.Vietnamese ? Vi : En;
}
