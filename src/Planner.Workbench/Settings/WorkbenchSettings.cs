using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.States;

namespace Planner.Workbench.Settings;

/// <summary>What the workbench remembers of its user.</summary>
/// <param name="Language">The language; null until it was chosen.</param>
/// <param name="User">Who sits there; null until it was chosen.</param>
/// <param name="Theme">The colours; null until they were chosen.</param>
public sealed record WorkbenchSettings(Language? Language = null, UserKind? User = null, ColourTheme? Theme = null);
