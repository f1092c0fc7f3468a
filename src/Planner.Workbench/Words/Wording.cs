namespace Planner.Workbench.Words;

/// <summary>Every text the workbench speaks; the texts stand in <c>workbench.vi.json</c> and <c>workbench.en.json</c>.</summary>
public enum Wording
{
    /// <summary>Title of the matrix.</summary>
    MatrixTitle,

    /// <summary>Number of replicates.</summary>
    Replicates,

    /// <summary>Heading of the targets' column.</summary>
    TargetHeading,

    /// <summary>While the worker works.</summary>
    Computing,

    /// <summary>Above the faults.</summary>
    CannotCompute,

    /// <summary>The terminal is too small.</summary>
    TooSmall,

    /// <summary>Probability as a natural frequency with interval and word.</summary>
    Frequency,

    /// <summary>The scenario is the one others are compared with.</summary>
    IsReference,

    /// <summary>What is required.</summary>
    Required,

    /// <summary>Heading of the scenarios on a card.</summary>
    ScenarioHeading,

    /// <summary>Heading of the probability on a card.</summary>
    ProbabilityHeading,

    /// <summary>Heading of the value on a card.</summary>
    ValueHeading,

    /// <summary>Title of the conclusion.</summary>
    ConclusionTitle,

    /// <summary>Title of the keys.</summary>
    KeysTitle,

    /// <summary>What each key does, one per line: key, tab, text.</summary>
    KeysText,

    /// <summary>What the signs beside probabilities mean.</summary>
    SignsText,

    /// <summary>Hints of the matrix, most important first, separated by tabs.</summary>
    MatrixHints,

    /// <summary>Hints of the other screens.</summary>
    BackHints,

    /// <summary>Hints of a text that may be longer than the screen.</summary>
    ScrollHints,

    /// <summary>Hints while nothing is there to walk through.</summary>
    WaitHints,

    /// <summary>What is required and by when.</summary>
    RequiredBy,

    /// <summary>Median with P10 and P90.</summary>
    Value,

    /// <summary>Difference against the reference with interval.</summary>
    DifferenceText,

    /// <summary>Required and simulated pace.</summary>
    PaceText,
}
