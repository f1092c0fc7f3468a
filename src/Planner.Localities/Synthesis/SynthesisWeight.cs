namespace Planner.Localities.Synthesis;

/// <summary>What a mean over communes is weighted by.</summary>
public enum SynthesisWeight
{
    /// <summary>Each commune once.</summary>
    Communes,

    /// <summary>Households.</summary>
    Households,

    /// <summary>Persons.</summary>
    Population,

    /// <summary>Ethnic-minority persons.</summary>
    Minority,

    /// <summary>Villages.</summary>
    Villages,
}
