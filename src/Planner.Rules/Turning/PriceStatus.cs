namespace Planner.Rules.Turning;

/// <summary>Whether money can buy a change, and if not, why.</summary>
public enum PriceStatus
{
    /// <summary>It has a price.</summary>
    Priced,

    /// <summary>No response curve moves this input: it is an outcome, a status or a count, not something works raise.</summary>
    NoCurve,

    /// <summary>The change makes the input worse; nobody pays for that.</summary>
    Worse,

    /// <summary>No component of any programme has a work that moves it.</summary>
    NoComponent,

    /// <summary>Components move it, but none may spend in this commune.</summary>
    NotEligible,

    /// <summary>It asks for more of the gap than a year's works can close.</summary>
    BeyondReach,
}
