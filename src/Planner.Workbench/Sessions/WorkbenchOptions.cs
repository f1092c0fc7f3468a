using Planner.Rules.Pack;
using Planner.Simulation.Storing;
using Planner.Workbench.Cells;
using Planner.Workbench.Settings;

namespace Planner.Workbench.Sessions;

/// <summary>How the workbench is opened.</summary>
/// <param name="Folder">The locality's folder.</param>
/// <param name="Language">The language where none is remembered.</param>
/// <param name="LanguageAsked">Whether that language was asked for: then it counts before what is remembered, and nobody is asked.</param>
/// <param name="Depth">How many colours the terminal shows.</param>
/// <param name="Ascii">Whether it shows ASCII only.</param>
/// <param name="LightGround">Whether its ground is light, as far as it says so.</param>
/// <param name="Store">Where runs are kept; null for nowhere.</param>
/// <param name="Settings">Keeps the user's settings.</param>
/// <param name="Threads">Workers of a run; ≥ 1.</param>
public sealed record WorkbenchOptions(
    string Folder, Language Language, bool LanguageAsked, ColourDepth Depth, bool Ascii, bool LightGround, RunStore? Store, SettingsFile Settings, int Threads)
{
    /// <summary>Writes a fault of a worker down and returns the file that says more; null for nowhere.</summary>
    public Func<Exception, string?>? WriteLog { get; init; }
}
