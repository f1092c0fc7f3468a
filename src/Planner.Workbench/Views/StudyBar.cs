namespace Planner.Workbench.Views;

/// <summary>The bar of one factor.</summary>
/// <param name="Low">Where the bar of the first end reaches, in the unit of the axis; of shares the share alone, of sizes 0.</param>
/// <param name="High">Where the bar of the second end reaches; of shares the total, of sizes the size.</param>
/// <param name="First">Text before the bar.</param>
/// <param name="Second">Text after it.</param>
/// <param name="BreakEven">Where the target becomes as likely as wanted; a dash where it does not.</param>
/// <param name="Clear">Whether the effect can be told from none.</param>
internal sealed record StudyBar(double Low, double High, string First, string Second, string BreakEven, bool Clear);
