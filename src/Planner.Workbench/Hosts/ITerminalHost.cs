using Planner.Workbench.Keys;

namespace Planner.Workbench.Hosts;

/// <summary>
/// The seam between the workbench and what shows it: reads keys, tells the size, writes painted text. Another toolkit can host the workbench by
/// implementing this.
/// </summary>
public interface ITerminalHost : IDisposable
{
    /// <summary>Takes the screen: raw input, alternate screen, hidden cursor. Disposing gives it back.</summary>
    /// <param name="pressed">Called for each key, on a thread of the host.</param>
    /// <param name="resized">Called when the size may have changed, on a thread of the host.</param>
    /// <param name="ended">Called when the system asks the program to end (terminate, hang up, interrupt from outside), with the signal's number.</param>
    void Enter(Action<Key> pressed, Action resized, Action<int> ended);

    /// <summary>Columns and rows now; at least 1 each.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>Writes painted text in one piece.</summary>
    /// <param name="text">Text with control sequences.</param>
    void Write(string text);

    /// <summary>Gives the terminal back, stops the process until it is continued, and takes the terminal again. Does nothing where that does not exist.</summary>
    void Suspend();
}
