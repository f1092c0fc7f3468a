using System.Collections.Immutable;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.Settings;

namespace Planner.Workbench.States;

/// <summary>All that the workbench knows; every frame is a function of it alone.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed record WorkbenchState
{
    /// <summary>Columns of the terminal.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the terminal.</summary>
    public required int Height { get; init; }

    /// <summary>Language.</summary>
    public required Language Language { get; init; }

    /// <summary>Whether the terminal shows ASCII only.</summary>
    public bool Ascii { get; init; }

    /// <summary>Whether colours are shown; charts then tell bands by colour, else by shades.</summary>
    public bool Colours { get; init; } = true;

    /// <summary>The colours.</summary>
    public ColourTheme Theme { get; init; }

    /// <summary>What is remembered of the user.</summary>
    public WorkbenchSettings Settings { get; init; } = new();

    /// <summary>The screen shown.</summary>
    public WorkbenchScreen Screen { get; init; } = WorkbenchScreen.Scenarios;

    /// <summary>What lies over it.</summary>
    public Overlay Overlay { get; init; } = Overlay.None;

    /// <summary>Where the user is in each screen's list.</summary>
    public ImmutableDictionary<WorkbenchScreen, ListPlace> Places { get; init; } = ImmutableDictionary<WorkbenchScreen, ListPlace>.Empty;

    /// <summary>The locality as it was read; null until then.</summary>
    public LocalityBoard? Locality { get; init; }

    /// <summary>The comparison of the picked scenarios that were run; null until there is one.</summary>
    public ComparisonBoard? Board { get; init; }

    /// <summary>What holds communes back, by scenario id.</summary>
    public ImmutableDictionary<string, ClosingBoard> Closings { get; init; } = ImmutableDictionary<string, ClosingBoard>.Empty;

    /// <summary>The rule files; null until they were read.</summary>
    public RuleBoard? Rules { get; init; }

    /// <summary>Ids of scenarios taken out of the comparison.</summary>
    public ImmutableHashSet<string> Unpicked { get; init; } = [];

    /// <summary>Index of the scenario that Targets, Communes and Criteria show, in the board.</summary>
    public int Scenario { get; init; }

    /// <summary>How one quantity is looked at.</summary>
    public QuantityView View { get; init; }

    /// <summary>Whether fans stand side by side, one a scenario, instead of one over the reference.</summary>
    public bool SideBySide { get; init; }

    /// <summary>Whether the charts of a quantity are read by a crosshair.</summary>
    public bool Reads { get; init; }

    /// <summary>Where the crosshair was put last; null for nowhere yet.</summary>
    public Crosshair? Crosshair { get; init; }

    /// <summary>The district whose communes are shown; −1 for all.</summary>
    public int District { get; init; } = -1;

    /// <summary>Branches of the rules' tree that are open.</summary>
    public ImmutableHashSet<string> Unfolded { get; init; } = [];

    /// <summary>The levers as they stand; null until the locality was read.</summary>
    public LeverSheet? Levers { get; init; }

    /// <summary>What the levers do; null until a preview came.</summary>
    public LeverPreview? Preview { get; init; }

    /// <summary>Whether a preview is being made.</summary>
    public bool Previewing { get; init; }

    /// <summary>What the screen of sensitivity knows.</summary>
    public SensitivityState Sensitivity { get; init; } = new();

    /// <summary>What the screen of optimisation knows.</summary>
    public OptimiseState Optimise { get; init; } = new();

    /// <summary>How far the report is that is being written; null for none.</summary>
    public StudyStanding? Report { get; init; }

    /// <summary>The scenario whose communes were asked for last; null for none.</summary>
    public string? Asked { get; init; }

    /// <summary>The scenario whose levers were asked for last; null for none.</summary>
    public string? AskedLevers { get; init; }

    /// <summary>The parameter's table that is open, with the draft of other values; null for none.</summary>
    public TableDraft? Table { get; init; }

    /// <summary>Whether names of districts and communes are hidden, to share a screen.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Why the locality could not be read; empty where it was.</summary>
    public IReadOnlyList<LocalizedText> Faults { get; init; } = [];

    /// <summary>What just happened, in the footer until the next key.</summary>
    public LocalizedText? Said { get; init; }

    /// <summary>Steps that can be taken back, the last first.</summary>
    public ImmutableStack<UndoStep> Undo { get; init; } = [];

    /// <summary>What ran, the last first.</summary>
    public ImmutableList<LogEntry> Log { get; init; } = [];

    /// <summary>What the update wants done; the loop takes it away.</summary>
    public ImmutableList<WorkbenchRequest> Wanted { get; init; } = [];

    /// <summary>The exit code once the user has left; null while the workbench runs.</summary>
    public int? Exit { get; init; }

    /// <summary>Whether the user asked to suspend; the loop does it and clears it.</summary>
    public bool Suspending { get; init; }

    /// <summary>Where the user is in the list of the screen shown.</summary>
    public ListPlace Place => PlaceOn(Screen);

    /// <summary>Where the user is in a screen's list.</summary>
    public ListPlace PlaceOn(WorkbenchScreen screen) => Places.GetValueOrDefault(screen) ?? new ListPlace();

    /// <summary>The same with another place in the list of the screen shown.</summary>
    public WorkbenchState At(ListPlace place) => this with { Places = Places.SetItem(Screen, place) };

    /// <summary>The same with something more wanted.</summary>
    public WorkbenchState Wanting(WorkbenchRequest request) => this with { Wanted = Wanted.Add(request) };
}
