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
}
