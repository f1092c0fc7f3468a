namespace Planner.Rules.Pack;

/// <summary>What in households' lives money can move.</summary>
public enum HouseholdEffectKind
{
    /// <summary>Adds to the yearly growth of log income.</summary>
    IncomeGrowth,

    /// <summary>Adds to the log hazard of leaving poverty.</summary>
    PovertyExit,

    /// <summary>Takes from the log hazards of falling into and back into poverty.</summary>
    PovertyEntry,
}
