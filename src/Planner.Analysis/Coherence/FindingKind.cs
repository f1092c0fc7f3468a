namespace Planner.Analysis.Coherence;

/// <summary>What targets, taken as arithmetic, say of each other.</summary>
public enum FindingKind
{
    /// <summary>A target cannot be met, whatever is done: it asks for more than there is.</summary>
    Impossible,

    /// <summary>Targets that cannot all be met.</summary>
    Contradiction,

    /// <summary>A target that is met whenever others are.</summary>
    Implied,

    /// <summary>A target that is met whatever is done, as far as the published counts and the relations go.</summary>
    AlwaysMet,

    /// <summary>What targets together ask of a quantity that none of them names.</summary>
    Needs,
}
