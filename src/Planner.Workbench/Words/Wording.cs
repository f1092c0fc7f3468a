namespace Planner.Workbench.Words;

/// <summary>Every text the workbench speaks; the texts stand in <c>workbench.vi.json</c> and <c>workbench.en.json</c>.</summary>
internal enum Wording
{
    /// <summary>The terminal is too small.</summary>
    TooSmall,

    /// <summary>While files are read.</summary>
    Reading,

    /// <summary>While a run goes on: percent, time left.</summary>
    Computing,

    /// <summary>Above the faults.</summary>
    CannotCompute,

    /// <summary>No results yet.</summary>
    NothingCompared,

    /// <summary>The filter leaves nothing.</summary>
    NothingFits,

    /// <summary>While closings are priced.</summary>
    PricingCommunes,

    /// <summary>Name of screen 1.</summary>
    ScreenScenarios,

    /// <summary>Name of screen 2.</summary>
    ScreenCompare,

    /// <summary>Name of screen 3.</summary>
    ScreenTargets,

    /// <summary>Name of screen 4.</summary>
    ScreenCommunes,

    /// <summary>Name of screen 5.</summary>
    ScreenCriteria,

    /// <summary>Name of screen 6.</summary>
    ScreenRules,

    /// <summary>Name of screen 7.</summary>
    ScreenLevers,

    /// <summary>Name of screen 8.</summary>
    ScreenSensitivity,

    /// <summary>Name of screen 9.</summary>
    ScreenOptimise,

    /// <summary>Heading of the scenarios' names.</summary>
    ScenarioHeading,

    /// <summary>Heading of how runs stand.</summary>
    StateHeading,

    /// <summary>Heading of the money.</summary>
    MoneyHeading,

    /// <summary>Run as it is.</summary>
    StateFresh,

    /// <summary>Files changed since.</summary>
    StateStale,

    /// <summary>Waits.</summary>
    StateQueued,

    /// <summary>Never run.</summary>
    StateMissing,

    /// <summary>Time left.</summary>
    SecondsLeft,

    /// <summary>Time left.</summary>
    MinutesLeft,

    /// <summary>Above what differs.</summary>
    DiffersFrom,

    /// <summary>It extends none.</summary>
    StandsAlone,

    /// <summary>File and replicates.</summary>
    FileAndRuns,

    /// <summary>Scenario member.</summary>
    MemberBudgets,

    /// <summary>Scenario member.</summary>
    MemberBudgetFactors,

    /// <summary>Scenario member.</summary>
    MemberAllocations,

    /// <summary>Scenario member.</summary>
    MemberDisbursement,

    /// <summary>Scenario member.</summary>
    MemberRegistration,

    /// <summary>Scenario member.</summary>
    MemberLevers,

    /// <summary>Scenario member.</summary>
    MemberAssumptions,

    /// <summary>Scenario member.</summary>
    MemberPlan,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>A member taken away.</summary>
    TakenAway,

    /// <summary>Heading of the targets' column.</summary>
    TargetHeading,

    /// <summary>Probability as a natural frequency with interval and word.</summary>
    Frequency,

    /// <summary>The scenario is the one others are compared with.</summary>
    IsReference,

    /// <summary>What is required.</summary>
    Required,

    /// <summary>What is required and by when.</summary>
    RequiredBy,

    /// <summary>Median with P10 and P90.</summary>
    Value,

    /// <summary>Difference against the reference with interval.</summary>
    DifferenceText,

    /// <summary>P(better) and P(worse) of the value.</summary>
    BetterIn,

    /// <summary>Required and simulated pace.</summary>
    PaceText,

    /// <summary>View of a quantity.</summary>
    ViewFan,

    /// <summary>View of a quantity.</summary>
    ViewBands,

    /// <summary>View of a quantity.</summary>
    ViewHistogram,

    /// <summary>View of a quantity.</summary>
    ViewCumulative,

    /// <summary>View of a quantity.</summary>
    ViewTable,

    /// <summary>View of a quantity.</summary>
    ViewDistricts,

    /// <summary>View of a quantity.</summary>
    ViewCommunes,

    /// <summary>The target has no metric by year.</summary>
    NoFan,

    /// <summary>Title of the bands.</summary>
    BandsTitle,

    /// <summary>What the bands are.</summary>
    BandsSubtitle,

    /// <summary>Title of the histogram.</summary>
    HistogramTitle,

    /// <summary>Title of the cumulative view.</summary>
    CumulativeTitle,

    /// <summary>Bars that meet the target.</summary>
    LegendMeets,

    /// <summary>Bars that do not.</summary>
    LegendFails,

    /// <summary>Heading.</summary>
    MedianHeading,

    /// <summary>Heading.</summary>
    MeanHeading,

    /// <summary>What is recorded by district.</summary>
    RecordedByDistrict,

    /// <summary>What is recorded by commune.</summary>
    RecordedByCommune,

    /// <summary>Heading.</summary>
    CertifiedHeading,

    /// <summary>Heading.</summary>
    CriteriaHeading,

    /// <summary>Heading.</summary>
    SpentHeading,

    /// <summary>So many of so many.</summary>
    OfTotal,

    /// <summary>Communes that do not fit.</summary>
    MoreCommunes,

    /// <summary>The scenario of a card.</summary>
    UnderScenario,

    /// <summary>Natural frequency.</summary>
    InHundred,

    /// <summary>A frequency.</summary>
    FewerThanOne,

    /// <summary>A frequency.</summary>
    MoreThan99,

    /// <summary>A frequency.</summary>
    AboutN,

    /// <summary>Simulated value.</summary>
    SimulatedValue,

    /// <summary>The level is reached already.</summary>
    StandsReached,

    /// <summary>Pace suffices.</summary>
    StandsFastEnough,

    /// <summary>Pace does not suffice.</summary>
    StandsTooSlow,

    /// <summary>It moves away.</summary>
    StandsAway,

    /// <summary>Mean shortfall.</summary>
    MissedBy,

    /// <summary>First year met.</summary>
    HalfMetBy,

    /// <summary>Never met by half.</summary>
    HalfNeverMet,

    /// <summary>Heading.</summary>
    StandsInWay,

    /// <summary>Heading.</summary>
    WouldTake,

    /// <summary>Heading.</summary>
    BearInMind,

    /// <summary>Criteria failed most.</summary>
    ObstacleCriteria,

    /// <summary>Money not spent.</summary>
    ObstacleMoney,

    /// <summary>A scenario that helps.</summary>
    HelpedBy,

    /// <summary>No scenario helps.</summary>
    NothingHelps,

    /// <summary>Only one was run.</summary>
    NothingElseRun,

    /// <summary>What communes cost.</summary>
    CheapestCommunes,

    /// <summary>Share of assumed variance.</summary>
    CaveatAssumed,

    /// <summary>How the clause was read.</summary>
    CaveatReading,

    /// <summary>Rules carried on.</summary>
    CaveatCarried,

    /// <summary>Heading of the communes.</summary>
    CommunesOf,

    /// <summary>No district chosen.</summary>
    AllDistricts,

    /// <summary>Heading.</summary>
    CommuneHeading,

    /// <summary>Heading.</summary>
    DistrictHeading,

    /// <summary>Heading.</summary>
    ChanceHeading,

    /// <summary>Heading.</summary>
    HalfHeading,

    /// <summary>Heading.</summary>
    OpenHeading,

    /// <summary>Heading.</summary>
    BindingHeading,

    /// <summary>Heading.</summary>
    CloseHeading,

    /// <summary>Heading.</summary>
    CertifiedByHeading,

    /// <summary>Heading.</summary>
    CriteriaMetHeading,

    /// <summary>Nothing is recorded of an earlier set.</summary>
    EarlierSet,

    /// <summary>A hidden name.</summary>
    HiddenCommune,

    /// <summary>A hidden name.</summary>
    HiddenDistrict,

    /// <summary>Names are hidden.</summary>
    NamesHidden,

    /// <summary>Names are shown.</summary>
    NamesShown,

    /// <summary>Drilled from a criterion.</summary>
    DrilledTo,

    /// <summary>Title of the heat map.</summary>
    CriteriaTitle,

    /// <summary>Heading of the whole.</summary>
    AllHeading,

    /// <summary>The selected criterion.</summary>
    CriterionAll,

    /// <summary>The selected district.</summary>
    CriterionHere,

    /// <summary>What closing costs.</summary>
    CriterionClose,

    /// <summary>No work closes it.</summary>
    CriterionNotBought,

    /// <summary>Branch of the tree.</summary>
    TreeParameters,

    /// <summary>Branch of the tree.</summary>
    TreeTargets,

    /// <summary>Branch of the tree.</summary>
    TreeEligibility,

    /// <summary>Branch of the tree.</summary>
    TreeAllocations,

    /// <summary>A group.</summary>
    RuleGroup,

    /// <summary>A source.</summary>
    RuleSource,

    /// <summary>An assumption.</summary>
    RuleAssumption,

    /// <summary>A disabled rule.</summary>
    RuleDisabled,

    /// <summary>File and line.</summary>
    StandsAt,

    /// <summary>After faults.</summary>
    OldStaysInForce,

    /// <summary>A saved file has faults.</summary>
    SavedWithFaults,

    /// <summary>Above the effect.</summary>
    EffectHeading,

    /// <summary>No commune flips.</summary>
    EffectNoCommune,

    /// <summary>Communes that flip.</summary>
    EffectCommunes,

    /// <summary>A flip.</summary>
    EffectMet,

    /// <summary>A flip.</summary>
    EffectLost,

    /// <summary>No target moves.</summary>
    EffectNoTarget,

    /// <summary>Targets that move.</summary>
    EffectTargets,

    /// <summary>One target.</summary>
    EffectTarget,

    /// <summary>Title of the levers.</summary>
    LeversOf,

    /// <summary>How many were moved.</summary>
    LeversMoved,

    /// <summary>A lever.</summary>
    LeverFactor,

    /// <summary>A lever.</summary>
    LeverDisbursement,

    /// <summary>A lever.</summary>
    LeverConcentration,

    /// <summary>A lever.</summary>
    LeverIntegration,

    /// <summary>A lever.</summary>
    LeverConditional,

    /// <summary>A lever.</summary>
    LeverMinority,

    /// <summary>A lever.</summary>
    LeverAvoidDebt,

    /// <summary>A lever.</summary>
    LeverAllocation,

    /// <summary>A lever.</summary>
    LeverQuotaNewRural,

    /// <summary>A lever.</summary>
    LeverQuotaAdvanced,

    /// <summary>A lever.</summary>
    LeverQuotaModel,

    /// <summary>A lever.</summary>
    LeverMostAtOnce,

    /// <summary>A lever.</summary>
    LeverCostSharing,

    /// <summary>A lever.</summary>
    LeverGathering,

    /// <summary>A lever.</summary>
    LeverReservoirs,

    /// <summary>A lever.</summary>
    LeverInclusionError,

    /// <summary>A lever.</summary>
    LeverExclusionError,

    /// <summary>A lever.</summary>
    LeverLivelihood,

    /// <summary>A lever.</summary>
    LeverRemoteWeight,

    /// <summary>A lever.</summary>
    LeverRemoteEmphasis,

    /// <summary>A lever.</summary>
    LeverWeakest,

    /// <summary>A lever.</summary>
    LeverOfficials,

    /// <summary>A lever.</summary>
    LeverPriority,

    /// <summary>A lever.</summary>
    LeverDistrictShare,

    /// <summary>Levers.</summary>
    LeverRecovered,

    /// <summary>Levers.</summary>
    LeverPerWorker,

    /// <summary>Levers.</summary>
    LeverCounterpart,

    /// <summary>Levers.</summary>
    LeverOverlap,

    /// <summary>Levers.</summary>
    LeverSpent,

    /// <summary>Levers.</summary>
    LeverCarryOver,

    /// <summary>Levers.</summary>
    LeverLate,

    /// <summary>Levers.</summary>
    LeverKept,

    /// <summary>Levers.</summary>
    LeverFloor,

    /// <summary>Levers.</summary>
    LeverCeiling,

    /// <summary>From where to where a lever goes, and why there.</summary>
    LeverRange,

    /// <summary>The value of a lever is asked for: name, value, range.</summary>
    LeverAsked,

    /// <summary>A typed value lay beyond the range.</summary>
    LeverHeld,

    /// <summary>Why a lever ends there.</summary>
    LimitFormat,

    /// <summary>Why a lever ends there.</summary>
    LimitScreen,

    /// <summary>Why a lever ends there.</summary>
    LimitTraining,

    /// <summary>Kind of money.</summary>
    MoneyCapital,

    /// <summary>Kind of money.</summary>
    MoneyRecurrent,

    /// <summary>What an allocation is for.</summary>
    EveryComponent,

    /// <summary>An amount.</summary>
    MillionShort,

    /// <summary>A member of levers.</summary>
    MemberCounterpart,

    /// <summary>Why a lever is locked.</summary>
    LeverNeedsCoefficients,

    /// <summary>First choice of an allocation.</summary>
    AllocationAsIs,

    /// <summary>Components differ.</summary>
    AllocationMixed,

    /// <summary>The selected lever.</summary>
    LeverDetail,

    /// <summary>An amount.</summary>
    BillionShort,

    /// <summary>Whose money.</summary>
    SourceCentral,

    /// <summary>Whose money.</summary>
    SourceProvince,

    /// <summary>Whose money.</summary>
    SourceDistrict,

    /// <summary>Whose money.</summary>
    SourceCommune,

    /// <summary>Whose money.</summary>
    SourceCredit,

    /// <summary>Whose money.</summary>
    SourceEnterprise,

    /// <summary>Whose money.</summary>
    SourcePeople,

    /// <summary>All levers.</summary>
    AllLevers,

    /// <summary>A preview is being made.</summary>
    PreviewComing,

    /// <summary>No preview yet.</summary>
    PreviewNone,

    /// <summary>The levers make no scenario.</summary>
    PreviewRefused,

    /// <summary>Heading of the preview.</summary>
    PreviewHeading,

    /// <summary>Targets that do not fit.</summary>
    MoreTargets,

    /// <summary>First start.</summary>
    ChooseUser,

    /// <summary>A kind of user.</summary>
    UserPlanner,

    /// <summary>A kind of user.</summary>
    UserLeadership,

    /// <summary>A kind of user.</summary>
    UserAnalyst,

    /// <summary>Title of the list of actions.</summary>
    ActionsTitle,

    /// <summary>Title of the places.</summary>
    GoToTitle,

    /// <summary>Title of the conclusion.</summary>
    ConclusionTitle,

    /// <summary>Title of a conclusion from few replicates. {0} replicates, {1} replicates of the whole run.</summary>
    ConclusionPreliminary,

    /// <summary>Title of the log.</summary>
    LogTitle,

    /// <summary>A name is asked for.</summary>
    PromptDuplicate,

    /// <summary>A name is asked for.</summary>
    PromptRename,

    /// <summary>A name is asked for.</summary>
    PromptSaveLevers,

    /// <summary>A value is asked for.</summary>
    PromptLeverValue,

    /// <summary>A name is asked for.</summary>
    PromptSavePlan,

    /// <summary>A name asked for.</summary>
    PromptTableAssumption,

    /// <summary>A name asked for.</summary>
    PromptTableSource,

    /// <summary>A name asked for.</summary>
    PromptTablePeriod,

    /// <summary>Beside the filter.</summary>
    FilterFooter,

    /// <summary>Under a list over the screen.</summary>
    ListFooter,

    /// <summary>Under a name being typed.</summary>
    PromptFooter,

    /// <summary>Under a question.</summary>
    ChooseFooter,

    /// <summary>Under a text.</summary>
    TextFooter,

    /// <summary>The theme was switched.</summary>
    ThemeNow,

    /// <summary>A theme.</summary>
    ThemeDark,

    /// <summary>A theme.</summary>
    ThemeLight,

    /// <summary>A theme.</summary>
    ThemeHighContrast,

    /// <summary>A theme.</summary>
    ThemeColourBlind,

    /// <summary>Why not.</summary>
    WhyNoResults,

    /// <summary>Why not.</summary>
    WhyNothingSelected,

    /// <summary>Why not.</summary>
    WhyFresh,

    /// <summary>Why not.</summary>
    WhyRunning,

    /// <summary>Why not.</summary>
    WhyAllFresh,

    /// <summary>Why not.</summary>
    WhyNothingRuns,

    /// <summary>Why not.</summary>
    WhyExtended,

    /// <summary>Why not.</summary>
    WhyReference,

    /// <summary>Why not.</summary>
    WhyNotCompared,

    /// <summary>Why not.</summary>
    WhyUnsorted,

    /// <summary>Why not.</summary>
    WhyNoFan,

    /// <summary>Why not.</summary>
    WhyNoChart,

    /// <summary>What the crosshair reads.</summary>
    ReadMiddle,

    /// <summary>What the crosshair reads.</summary>
    ReadAtMost,

    /// <summary>What the crosshair reads.</summary>
    ReadBin,

    /// <summary>What the crosshair reads.</summary>
    ReadObserved,

    /// <summary>What the crosshair reads.</summary>
    ReadNothing,

    /// <summary>Why not.</summary>
    WhyNoFilter,

    /// <summary>Why not.</summary>
    WhyNothingToUndo,

    /// <summary>Why not.</summary>
    WhyLocked,

    /// <summary>Why not.</summary>
    WhyNotMoved,

    /// <summary>Why not.</summary>
    WhyNotStudied,

    /// <summary>Why not.</summary>
    WhyStudyRuns,

    /// <summary>Results of older files.</summary>
    StaleResults,

    /// <summary>Why not.</summary>
    WhyNoPlan,

    /// <summary>Why not.</summary>
    WhyNoMark,

    /// <summary>Why not.</summary>
    WhyNoPercent,

    /// <summary>An empty name.</summary>
    NothingTyped,

    /// <summary>No number.</summary>
    NoNumber,

    /// <summary>An undone step.</summary>
    TakenBack,

    /// <summary>Files put back.</summary>
    Undone,

    /// <summary>Files that cannot be put back: changed since.</summary>
    NotUndone,

    /// <summary>A scenario that is gone.</summary>
    NotThere,

    /// <summary>Done.</summary>
    DoneDuplicated,

    /// <summary>Done.</summary>
    DoneSaved,

    /// <summary>Done.</summary>
    DoneRenamed,

    /// <summary>Done.</summary>
    DoneDeleted,

    /// <summary>Done.</summary>
    DoneExported,

    /// <summary>Description of a scenario saved from levers.</summary>
    SavedFromLevers,

    /// <summary>A file cannot be written.</summary>
    CannotWrite,

    /// <summary>A folder cannot be watched.</summary>
    CannotWatch,

    /// <summary>The log.</summary>
    LogRead,

    /// <summary>The log.</summary>
    LogRun,

    /// <summary>The log.</summary>
    LogReadBack,

    /// <summary>The log.</summary>
    LogClosings,

    /// <summary>So many scenarios.</summary>
    ScenarioCount,

    /// <summary>A parameter’s table.</summary>
    TableHeading,

    /// <summary>A parameter’s table.</summary>
    TableChanged,

    /// <summary>A parameter’s table.</summary>
    TablePeriodHead,

    /// <summary>A parameter’s table.</summary>
    TableAny,

    /// <summary>A parameter’s table.</summary>
    TableLegend,

    /// <summary>A parameter’s table.</summary>
    TableCell,

    /// <summary>A parameter’s table.</summary>
    TableCellChanged,

    /// <summary>A parameter’s table.</summary>
    TableNoValue,

    /// <summary>A parameter’s table.</summary>
    TableConflictCell,

    /// <summary>A parameter’s table.</summary>
    TableHome,

    /// <summary>A parameter’s table.</summary>
    TableUnit,

    /// <summary>A parameter’s table.</summary>
    TableNone,

    /// <summary>A parameter’s table.</summary>
    TableTrying,

    /// <summary>A parameter’s table.</summary>
    TableRefused,

    /// <summary>A parameter’s table.</summary>
    TableDoubts,

    /// <summary>A parameter’s table.</summary>
    TableOutside,

    /// <summary>A parameter’s table.</summary>
    TableNoFlip,

    /// <summary>A parameter’s table.</summary>
    TableFlipped,

    /// <summary>A parameter’s table.</summary>
    TableRange,

    /// <summary>A parameter’s table.</summary>
    TableOverTables,

    /// <summary>A parameter’s table.</summary>
    TableDistricts,

    /// <summary>A parameter’s table.</summary>
    TableMet,

    /// <summary>A parameter’s table.</summary>
    TableNotMet,

    /// <summary>A parameter’s table.</summary>
    TableInTables,

    /// <summary>A parameter’s table.</summary>
    TableLevelNewRural,

    /// <summary>A parameter’s table.</summary>
    TableLevelAdvanced,

    /// <summary>A parameter’s table.</summary>
    TableLevelModel,

    /// <summary>A parameter’s table.</summary>
    TableMore,

    /// <summary>A parameter’s table.</summary>
    TableChances,

    /// <summary>A parameter’s table.</summary>
    TableChancesComing,

    /// <summary>A parameter’s table.</summary>
    TableNoChance,

    /// <summary>A parameter’s table.</summary>
    TableStep,

    /// <summary>A parameter’s table.</summary>
    TableDraftNode,

    /// <summary>A parameter’s table.</summary>
    TableDraftValue,

    /// <summary>A parameter’s table.</summary>
    TableOpenDraft,

    /// <summary>An answer, or what came of it.</summary>
    DraftDropped,

    /// <summary>A parameter’s table.</summary>
    DropDraftTitle,

    /// <summary>A parameter’s table.</summary>
    LeaveDraftTitle,

    /// <summary>An answer, or what came of it.</summary>
    DraftAside,

    /// <summary>Why not.</summary>
    WhyOtherDraft,

    /// <summary>An answer.</summary>
    DraftKeep,

    /// <summary>Under the question.</summary>
    DraftFooter,

    /// <summary>An answer, or what came of it.</summary>
    DraftDrop,

    /// <summary>An answer, or what came of it.</summary>
    DraftLeave,

    /// <summary>A parameter’s table.</summary>
    OwnGuess,

    /// <summary>A parameter’s table.</summary>
    TableRebased,

    /// <summary>A parameter’s table.</summary>
    TableConflict,

    /// <summary>A parameter’s table.</summary>
    TableUnread,

    /// <summary>A parameter’s table.</summary>
    TableNotThere,

    /// <summary>A save that was refused.</summary>
    SaveMoved,

    /// <summary>A save that was refused.</summary>
    SaveRefused,

    /// <summary>Done.</summary>
    DoneTable,

    /// <summary>Why not.</summary>
    WhyNoParameter,

    /// <summary>Why not.</summary>
    WhyNoTable,

    /// <summary>Why not.</summary>
    WhyNothingChanged,

    /// <summary>Why not.</summary>
    WhyNotChanged,

    /// <summary>Why not.</summary>
    WhyPeriodTaken,

    /// <summary>A parameter’s table.</summary>
    NoYear,

    /// <summary>The log.</summary>
    LogTable,

    /// <summary>A worker that failed.</summary>
    LaneFailed,

    /// <summary>A worker that failed.</summary>
    LaneFiles,

    /// <summary>A worker that failed.</summary>
    LaneRuns,

    /// <summary>A worker that failed.</summary>
    LanePreviews,

    /// <summary>A worker that failed.</summary>
    LaneTables,

    /// <summary>A worker that failed.</summary>
    LaneStudies,

    /// <summary>What the worker of reports was doing.</summary>
    LaneReports,

    /// <summary>Heading of what can be exported.</summary>
    ExportTitle,

    /// <summary>Where the report goes, of how many scenarios.</summary>
    ExportReportOf,

    /// <summary>How far the report is: percent, time left.</summary>
    ReportProgress,

    /// <summary>The report was written: place, scenarios, seconds.</summary>
    DoneReport,

    /// <summary>The report was stopped.</summary>
    ReportStopped,

    /// <summary>No second report at a time.</summary>
    WhyReportRuns,

    /// <summary>No report to stop.</summary>
    WhyNoReportRuns,

    /// <summary>No report while names are hidden.</summary>
    WhyReportNames,

    /// <summary>No report of runs that are missing or of older files.</summary>
    WhyReportNotFresh,

    /// <summary>A worker that failed.</summary>
    LogFailed,
}
