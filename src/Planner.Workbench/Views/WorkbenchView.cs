using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>The frame of a state: a pure function.</summary>
public static class WorkbenchView
{
    /// <summary>Fewest columns a screen is drawn in.</summary>
    public const int LeastWidth = 60;

    /// <summary>Fewest rows a screen is drawn in.</summary>
    public const int LeastHeight = 12;

    internal static readonly PhraseBook<Wording> Book = new(typeof(WorkbenchView).Assembly, "Planner.Workbench.Words.workbench");

    /// <summary>The frame.</summary>
    /// <param name="state">The state.</param>
    public static CellBuffer Of(WorkbenchState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var frame = new CellBuffer(state.Width, state.Height);
        if (state.Width < LeastWidth || state.Height < LeastHeight)
        {
            string text = Book.Format(state.Language, Wording.TooSmall, state.Width, state.Height, LeastWidth, LeastHeight);
            IReadOnlyList<string> lines = DisplayWidth.Wrap(text, Math.Max(1, state.Width));
            for (int y = 0; y < lines.Count; y++)
            {
                frame.Write(0, y, lines[y]);
            }

            return frame;
        }

        switch (state)
        {
            case { Screen: WorkbenchScreen.Keys }:
                KeysView.Draw(frame, state);
                break;
            case { Board: null }:
                WaitView.Draw(frame, state);
                break;
            case { Screen: WorkbenchScreen.Card }:
                CardView.Draw(frame, state, state.Board);
                break;
            case { Screen: WorkbenchScreen.Conclusion }:
                ConclusionView.Draw(frame, state, state.Board);
                break;
            default:
                MatrixView.Draw(frame, state, state.Board);
                break;
        }

        return frame;
    }

    /// <summary>The bar at the top.</summary>
    internal static void Title(CellBuffer frame, string left, string right = "")
    {
        frame.Write(1, 0, left, CellStyle.Strong, frame.Width - DisplayWidth.Of(right) - 3);
        frame.WriteRight(frame.Width - 1, 0, right);
        frame.Mark(0, 0, frame.Width, CellMarks.Reverse);
    }

    /// <summary>The hints at the bottom: as many as fit, most important first.</summary>
    internal static void Footer(CellBuffer frame, Language language, Wording hints)
    {
        int x = 1;
        foreach (string hint in Book.Text(language, hints).Split('\t'))
        {
            int width = DisplayWidth.Of(hint);
            if (x + width >= frame.Width)
            {
                break;
            }

            int key = hint.IndexOf(' ', StringComparison.Ordinal);
            int next = frame.Write(x, frame.Height - 1, hint[..key], CellStyle.Strong);
            frame.Write(next, frame.Height - 1, hint[key..], CellStyle.Quiet);
            x += width + 3;
        }
    }

    /// <summary>Rows of two columns, the left one as wide as it needs.</summary>
    internal static int Pairs(CellBuffer frame, int x, int y, string lines)
    {
        string[][] rows = [.. lines.Split('\n').Select(l => l.Split('\t', 2))];
        int left = rows.Max(r => DisplayWidth.Of(r[0]));
        foreach (string[] row in rows)
        {
            frame.Write(x, y, row[0], CellStyle.Strong);
            foreach (string line in DisplayWidth.Wrap(row[1], frame.Width - x - left - 4))
            {
                frame.Write(x + left + 3, y++, line);
            }
        }

        return y;
    }
}
