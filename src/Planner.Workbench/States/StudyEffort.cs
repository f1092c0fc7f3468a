namespace Planner.Workbench.States;

/// <summary>How much is simulated for a study or a search.</summary>
internal enum StudyEffort
{
    /// <summary>As the commands do unless told otherwise.</summary>
    Standard,

    /// <summary>A first look, in a small part of the time and with wide intervals.</summary>
    Quick,
}
