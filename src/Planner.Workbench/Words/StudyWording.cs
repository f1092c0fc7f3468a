namespace Planner.Workbench.Words;

/// <summary>Texts of the screens of sensitivity and optimisation; they stand in <c>study.vi.json</c> and <c>study.en.json</c>.</summary>
internal enum StudyWording
{
    /// <summary>A method.</summary>
    Tornado,

    /// <summary>A method.</summary>
    Screening,

    /// <summary>A method.</summary>
    Variance,

    /// <summary>What a method tells and takes.</summary>
    AboutTornado,

    /// <summary>What a method tells and takes.</summary>
    AboutScreening,

    /// <summary>What a method tells and takes.</summary>
    AboutVariance,

    /// <summary>What starts it.</summary>
    ToStart,

    /// <summary>As much as the commands take.</summary>
    EffortStandard,

    /// <summary>A first look.</summary>
    EffortQuick,

    /// <summary>All kinds of factors.</summary>
    KindAll,

    /// <summary>How far a study is.</summary>
    Running,

    /// <summary>A study begins.</summary>
    Beginning,

    /// <summary>All was done.</summary>
    DoneFactors,

    /// <summary>All was done.</summary>
    DonePoints,

    /// <summary>All was done.</summary>
    DoneRows,

    /// <summary>The user stopped it.</summary>
    StoppedAt,

    /// <summary>Files changed since.</summary>
    Stale,

    /// <summary>Break-even values are being sought.</summary>
    Seeking,

    /// <summary>Heading of the low ends.</summary>
    FirstEnd,

    /// <summary>Heading of the high ends.</summary>
    SecondEnd,

    /// <summary>Heading of break-even values.</summary>
    BreakEven,

    /// <summary>Heading of single shares and totals.</summary>
    AloneAndTotal,

    /// <summary>Heading of mean sizes.</summary>
    MeanSize,

    /// <summary>The reference line of a chance.</summary>
    Now,

    /// <summary>What the signs mean.</summary>
    Signs,

    /// <summary>Filters leave nothing.</summary>
    NoRows,

    /// <summary>The log.</summary>
    LogDone,

    /// <summary>The log.</summary>
    LogStopped,

    /// <summary>There is more to read.</summary>
    WholeByEnter,

    /// <summary>An objective.</summary>
    ObjectiveTargetsMet,

    /// <summary>An objective.</summary>
    ObjectiveChance,

    /// <summary>An objective.</summary>
    ObjectiveLeastMoney,

    /// <summary>An objective.</summary>
    ObjectiveGreatestMean,

    /// <summary>An objective.</summary>
    ObjectiveLeastMean,

    /// <summary>An objective.</summary>
    ObjectiveGreatestWorst,

    /// <summary>An objective.</summary>
    ObjectiveLeastWorst,

    /// <summary>The one row of the number of targets.</summary>
    EveryTarget,

    /// <summary>Heading of the choice.</summary>
    BetterThan,

    /// <summary>Heading of the answer.</summary>
    PlanFor,

    /// <summary>How far a search is.</summary>
    Searching,

    /// <summary>The best plan so far.</summary>
    BestSoFar,

    /// <summary>What a search does and takes.</summary>
    AboutSearch,

    /// <summary>An answer is there.</summary>
    AnswerByEnter,

    /// <summary>A search has ended.</summary>
    AnswerThere,

    /// <summary>No other money was looked at.</summary>
    NoFrontier,

    /// <summary>The log.</summary>
    LogSearch,

    /// <summary>The log.</summary>
    LogSearchStopped,
}
