using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;

namespace Planner.Workbench.States;

/// <summary>Something that happened: a key, a new size, news from a worker.</summary>
internal abstract record WorkbenchMessage
{
    private WorkbenchMessage()
    {
    }

    /// <summary>A key was pressed, or the mouse used.</summary>
    /// <param name="Key">Which.</param>
    public sealed record Pressed(Key Key) : WorkbenchMessage;

    /// <summary>The terminal has a size.</summary>
    /// <param name="Width">Columns.</param>
    /// <param name="Height">Rows.</param>
    public sealed record Resized(int Width, int Height) : WorkbenchMessage;

    /// <summary>The locality was read, or read again.</summary>
    /// <param name="Locality">The locality with its scenarios.</param>
    public sealed record Opened(LocalityBoard Locality) : WorkbenchMessage;

    /// <summary>How scenarios stand has changed.</summary>
    /// <param name="Standings">Standing by scenario id; others stay.</param>
    public sealed record Stood(IReadOnlyDictionary<string, RunStanding> Standings) : WorkbenchMessage;

    /// <summary>A comparison is there.</summary>
    /// <param name="Board">The comparison.</param>
    public sealed record Compared(ComparisonBoard Board) : WorkbenchMessage;

    /// <summary>What holds communes back under a scenario is known.</summary>
    /// <param name="Closings">The findings.</param>
    public sealed record Closed(ClosingBoard Closings) : WorkbenchMessage;

    /// <summary>The rule files were read.</summary>
    /// <param name="Rules">The rules.</param>
    public sealed record RulesRead(RuleBoard Rules) : WorkbenchMessage;

    /// <summary>The levers' settings of a scenario are known.</summary>
    /// <param name="Levers">The levers.</param>
    public sealed record LeversRead(LeverSheet Levers) : WorkbenchMessage;

    /// <summary>A preview of levers is there.</summary>
    /// <param name="Preview">The preview.</param>
    public sealed record Previewed(LeverPreview Preview) : WorkbenchMessage;

    /// <summary>The table of a parameter was read.</summary>
    /// <param name="Draft">The table, nothing changed.</param>
    /// <param name="Opening">Whether somebody wants to see it; else it only follows the file.</param>
    public sealed record TableRead(TableDraft Draft, bool Opening) : WorkbenchMessage;

    /// <summary>What changed values of a table do is known, or known better.</summary>
    /// <param name="Effect">What they do.</param>
    public sealed record TableTried(TableEffect Effect) : WorkbenchMessage;

    /// <summary>A study of sensitivity has found something.</summary>
    /// <param name="Board">What is known so far.</param>
    public sealed record Studied(StudyBoard Board) : WorkbenchMessage;

    /// <summary>How far a study is has changed.</summary>
    /// <param name="Standing">How far; null where none runs.</param>
    public sealed record StudyStood(StudyStanding? Standing) : WorkbenchMessage;

    /// <summary>A search for a plan has ended.</summary>
    /// <param name="Board">The plan.</param>
    public sealed record Planned(PlanBoard Board) : WorkbenchMessage;

    /// <summary>How far a search is has changed.</summary>
    /// <param name="Standing">How far; null where none runs.</param>
    public sealed record PlanStood(StudyStanding? Standing) : WorkbenchMessage;

    /// <summary>How far the report is has changed.</summary>
    /// <param name="Standing">How far; null where none is written.</param>
    public sealed record ReportStood(StudyStanding? Standing) : WorkbenchMessage;

    /// <summary>Files were changed at the user's wish.</summary>
    /// <param name="Said">What was done.</param>
    /// <param name="Undo">What takes it back; null for nothing.</param>
    public sealed record FilesChanged(LocalizedText Said, WorkbenchRequest? Undo) : WorkbenchMessage;

    /// <summary>Something worth a word happened.</summary>
    /// <param name="Text">The word.</param>
    public sealed record Noted(LocalizedText Text) : WorkbenchMessage
    {
        /// <summary>Why work on files could not begin: the first error in them.</summary>
        /// <param name="diagnostics">What was found; at least one error.</param>
        public static Noted FirstError(DiagnosticBag diagnostics) => new(diagnostics.InFileOrder().First(d => d.Severity == Severity.Error).InBoth());
    }

    /// <summary>Something ran.</summary>
    /// <param name="Entry">What.</param>
    public sealed record Logged(LogEntry Entry) : WorkbenchMessage;

    /// <summary>The locality could not be read.</summary>
    /// <param name="Reason">Why, one line per fault.</param>
    public sealed record Failed(IReadOnlyList<LocalizedText> Reason) : WorkbenchMessage;

    /// <summary>A worker failed at one piece of work; what was there before still holds, and the workbench goes on.</summary>
    /// <param name="Lane">Which worker.</param>
    /// <param name="Fault">What happened.</param>
    /// <param name="Log">The file that says more; null where none could be written.</param>
    public sealed record LaneFailed(WorkLaneName Lane, Exception Fault, string? Log) : WorkbenchMessage;

    /// <summary>A worker failed before there was anything to show; the workbench leaves.</summary>
    /// <param name="Fault">What happened.</param>
    public sealed record Crashed(Exception Fault) : WorkbenchMessage;

    /// <summary>The system asks the program to end.</summary>
    /// <param name="Signal">Number of the signal.</param>
    public sealed record Ended(int Signal) : WorkbenchMessage;
}
