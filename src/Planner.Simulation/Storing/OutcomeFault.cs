namespace Planner.Simulation.Storing;

/// <summary>Why a file is not taken for outcomes.</summary>
public enum OutcomeFault
{
    /// <summary>It is some other file.</summary>
    Foreign,

    /// <summary>It was written by a version of Planner whose files this one cannot read.</summary>
    OtherVersion,

    /// <summary>It is shorter than it says: its writing or copying was cut off.</summary>
    Truncated,

    /// <summary>It goes on behind its end.</summary>
    TooLong,

    /// <summary>Its bytes changed since it was written: the checksum does not fit.</summary>
    Damaged,

    /// <summary>The checksum fits, the content makes no sense: not written by Planner.</summary>
    Implausible,
}
