namespace Planner.Workbench.States;

/// <summary>What lies over a screen.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Typed">What was typed in it.</param>
/// <param name="Row">The selected row, or the first line shown of a text.</param>
internal sealed record Overlay(OverlayKind Kind, string Typed = "", int Row = 0)
{
    /// <summary>Nothing lies over the screen.</summary>
    public static readonly Overlay None = new(OverlayKind.None);

    /// <summary>What the name that is typed is for.</summary>
    public PromptUse Use { get; init; }
}
