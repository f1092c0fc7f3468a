using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;

namespace Planner.Workbench.States;

/// <summary>Something that happened: a key, a new size, news from the worker.</summary>
public abstract record WorkbenchMessage
{
    private WorkbenchMessage()
    {
    }

    /// <summary>A key was pressed.</summary>
    /// <param name="Key">Which.</param>
    public sealed record Pressed(Key Key) : WorkbenchMessage;

    /// <summary>The terminal has a size.</summary>
    /// <param name="Width">Columns.</param>
    /// <param name="Height">Rows.</param>
    public sealed record Resized(int Width, int Height) : WorkbenchMessage;

    /// <summary>The worker has done part of its work.</summary>
    /// <param name="Share">0..1.</param>
    public sealed record Progressed(double Share) : WorkbenchMessage;

    /// <summary>The worker has finished a comparison.</summary>
    /// <param name="Board">The comparison.</param>
    public sealed record Finished(ComparisonBoard Board) : WorkbenchMessage;

    /// <summary>The worker could not finish.</summary>
    /// <param name="Reason">Why, one line per fault.</param>
    public sealed record Failed(IReadOnlyList<LocalizedText> Reason) : WorkbenchMessage;

    /// <summary>The system asks the program to end.</summary>
    /// <param name="Signal">Number of the signal.</param>
    public sealed record Ended(int Signal) : WorkbenchMessage;
}
