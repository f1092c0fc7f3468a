namespace Planner.Rules.Drafts;

/// <summary>Codes of the faults of draft files; docs/diagnostics.md explains them.</summary>
internal static class DraftCode
{
    public const string Place = "PLN0840";
    public const string UnknownTarget = "PLN0841";
    public const string NotEnacted = "PLN0842";
    public const string Conflict = "PLN0843";
    public const string Undated = "PLN0844";
    public const string TooEarly = "PLN0845";
    public const string Form = "PLN0846";
    public const string UnknownDraft = "PLN0847";
}
