namespace Planner.Workbench.States;

/// <summary>The threads that work behind the screens.</summary>
internal enum WorkLaneName
{
    /// <summary>Reads and writes files.</summary>
    Files,

    /// <summary>Runs scenarios and analyses them.</summary>
    Runs,

    /// <summary>Tries levers out.</summary>
    Previews,

    /// <summary>Tries tables of parameters out.</summary>
    Tables,

    /// <summary>Looks for what matters most and for the best allocation.</summary>
    Studies,

    /// <summary>Writes reports.</summary>
    Reports,
}
