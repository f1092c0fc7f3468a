namespace Planner.Workbench.Hosts;

/// <summary>Control sequences that take a terminal and give it back.</summary>
internal static class ScreenSequences
{
    /// <summary>Alternate screen, cursor hidden, no line wrap, clicks and wheel reported (SGR).</summary>
    public const string Take = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?1000h\u001b[?1006h";

    /// <summary>Asks the terminal to mark what is pasted, for hosts that read the bytes themselves.</summary>
    public const string MarkPastes = "\u001b[?2004h";

    /// <summary>The reverse, in the reverse order; ends an open synchronised update first.</summary>
    public const string GiveBack = "\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?1006l\u001b[?1000l\u001b[?7h\u001b[?25h\u001b[?1049l";
}
