namespace Planner.Localities.Decisions;

/// <summary>Why a decision was not free.</summary>
public enum FixedReason
{
    /// <summary>It is nobody's here, as the decisions file says why.</summary>
    ByNature,

    /// <summary>Somebody else decides it than those chosen.</summary>
    OfOthers,

    /// <summary>The scenario's block <c>optimise</c> holds it.</summary>
    Held,

    /// <summary>The scenario has nothing it could change: no money to share, a ranking in place of weights, a lever it does not use.</summary>
    NothingToChange,

    /// <summary>A scenario cannot change it from a later year on.</summary>
    Undated,
}
