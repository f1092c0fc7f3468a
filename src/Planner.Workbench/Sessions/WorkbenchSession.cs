using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.Hosts;
using Planner.Workbench.Settings;
using Planner.Workbench.States;

namespace Planner.Workbench.Sessions;

/// <summary>One session of the workbench in a terminal.</summary>
public static class WorkbenchSession
{
    /// <summary>Runs the workbench until the user leaves.</summary>
    /// <param name="host">The terminal; the caller disposes it.</param>
    /// <param name="options">How it is opened.</param>
    /// <returns>The exit code, and the fault of a worker where that ended the session.</returns>
    public static (int Exit, Exception? Fault) Run(ITerminalHost host, WorkbenchOptions options)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        WorkbenchSettings settings = options.Settings.Read();
        Language language = options.LanguageAsked ? options.Language : settings.Language ?? options.Language;
        bool chosen = options.LanguageAsked || settings.Language is not null;
        var state = new WorkbenchState
        {
            Width = 0,
            Height = 0,
            Language = language,
            Ascii = options.Ascii,
            Colours = options.Depth >= ColourDepth.Palette,
            Theme = settings.Theme ?? (options.LightGround ? ColourTheme.Light : ColourTheme.Dark),
            Settings = settings,
            Screen = settings.User switch { UserKind.Leadership => WorkbenchScreen.Targets, UserKind.Analyst => WorkbenchScreen.Rules, _ => WorkbenchScreen.Scenarios },
            Overlay = !chosen ? new Overlay(OverlayKind.ChooseLanguage, Row: language == Language.Vietnamese ? 0 : 1)
                : settings.User is null ? new Overlay(OverlayKind.ChooseUser) : Overlay.None,
        };
        WorkbenchEngine? engine = null;
        try
        {
            (WorkbenchState end, Exception? fault) = WorkbenchLoop.Run(host, state, new FramePainter(options.Depth, state.Theme), post =>
            {
                engine = new WorkbenchEngine(options.Folder, options.Store, options.Settings, options.Threads, post, options.WriteLog);
                engine.Open();
                return engine.Handle;
            });
            return (end.Exit ?? 0, fault);
        }
        finally
        {
            engine?.Dispose();
        }
    }
}
