namespace Planner.Rules.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Note,

    /// <summary>Probably not meant; the file is still used.</summary>
    Warning,

    /// <summary>The file cannot be used.</summary>
    Error,
}
