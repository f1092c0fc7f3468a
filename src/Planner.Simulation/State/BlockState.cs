using Planner.Simulation.Draws;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;

namespace Planner.Simulation.State;

/// <summary>
/// The state of one block of replicates: columns of doubles with the replicate (lane) as the contiguous dimension. One worker carries a
/// block through all years; no result depends on the block's width or on the order of blocks.
/// </summary>
/// <threadsafety>Used by one worker at a time.</threadsafety>
internal sealed class BlockState
{
    /// <summary>Lanes come in eights, the widest vector, so that no kernel needs a second loop for a rest.</summary>
    public const int LaneGroup = 8;

    private double[] room = [];
    private double[] totals = [];
    private byte[] truths = [];
    private double[] moneyFactors = [];

    /// <summary>Columns for a block.</summary>
    /// <param name="model">The model.</param>
    /// <param name="draws">Random numbers; its first replicate is the block's lane 0.</param>
    /// <param name="lanes">Lanes wanted; rounded up to a multiple of <see cref="LaneGroup"/>.</param>
    public BlockState(PreparedModel model, LaneDraws draws, int lanes)
    {
        int width = RoundUp(lanes);
        Model = model;
        Draws = draws;
        Width = width;
        int communes = model.Communes.Count;
        int districts = model.Locality.Districts.Count;
        int components = model.Pack.Funding.Components.Count;
        Lanes = new double[communes * model.Slots.Count * width];
        Districts = new double[districts * model.DistrictSlotCount * width];
        LocalityColumns = new double[(LocalitySlots.Count + model.LaneParameters.Count) * width];
        ParameterShifts = new double[model.LaneParameters.Count * width];
        SharedOffsets = new int[communes * width];
        CommonOffsets = new int[communes];
        Uncertain = new double[UncertainInputs.Count * width];
        DisasterSeverity = new double[communes * width];
        Epidemic = new double[width];
        PriceLevel = new double[width];
        HazardShift = new double[communes * width];
        IncomeShift = new double[communes * width];
        CommuneHazard = new double[communes * width];
        CommuneIncome = new double[communes * width];
        HardShare = new double[width];
        Available = new double[components * width];
        CounterpartFound = new double[components * width];
        Carry = new double[components * width];
        Money = new double[components * communes * width];
        ExitEffect = new double[communes * width];
        EntryEffect = new double[communes * width];
        IncomeEffect = new double[communes * width];
        IncomeGrowth = new double[communes * width];
        DossierSuccess = new double[2 * width];
        CriterionPassed = new bool[communes * model.LastSetCriteria.Count * width];
        FirstYear = new int[communes * 3 * width];
        Response = new ResponseColumns(model, width);
        Metrics = new double[((model.Metrics.Count * (model.Locality.EndYear - model.Locality.StartYear + 1)) + model.LaneParameters.Count) * width];
        Scratch = new double[8][];
        for (int i = 0; i < Scratch.Length; i++)
        {
            Scratch[i] = new double[Math.Max(width, communes)];
        }
    }

    public PreparedModel Model { get; }

    /// <summary>Random numbers; a run of another seed over the same block brings its own.</summary>
    public LaneDraws Draws { get; set; }

    /// <summary>Lanes of the block.</summary>
    public int Width { get; }

    /// <summary>Where a run keeps what it records of the block; null where it keeps nothing.</summary>
    public Outcomes? Kept { get; set; }

    /// <summary>Lanes that are kept; the rest lie beyond the last replicate.</summary>
    public int KeptLanes { get; set; }

    /// <summary>Counts the faults of numbers that rules meet; null where nobody asks.</summary>
    public FaultTally? Faults { get; set; }

    /// <summary>The replicate of lane 0.</summary>
    public int FirstReplicate { get; set; }

    /// <summary>Lanes that count; the rest lie beyond the last replicate.</summary>
    public int CountedLanes { get; set; }

    /// <summary>The year that the block is in.</summary>
    public int Year { get; set; }

    /// <summary>Commune columns: <c>[((commune · slots) + slot) · width + lane]</c>.</summary>
    public double[] Lanes { get; }

    /// <summary>District columns, the same way.</summary>
    public double[] Districts { get; }

    /// <summary>Locality columns: <c>[slot · width + lane]</c>.</summary>
    public double[] LocalityColumns { get; }

    /// <summary>Where the parameters in force for a commune begin in the shared bank: <c>[commune · width + lane]</c>; depends on its status.</summary>
    public int[] SharedOffsets { get; }

    /// <summary>For each commune what <see cref="SharedOffsets"/> says of all its lanes; −1 where they differ.</summary>
    public int[] CommonOffsets { get; }

    /// <summary>Uncertain inputs: <c>[input · width + lane]</c>.</summary>
    public double[] Uncertain { get; }

    /// <summary>What a design adds to the parameters that differ by lane: <c>[parameter · width + lane]</c>.</summary>
    public double[] ParameterShifts { get; }

    /// <summary>Factors of a design on approved money: <c>[component · width + lane]</c>; null where money is as approved.</summary>
    public double[]? MoneyFactors { get; private set; }

    /// <summary>This year's disaster severity 0..1: <c>[commune · width + lane]</c>.</summary>
    public double[] DisasterSeverity { get; }

    /// <summary>1 in a year of epidemic, else 0.</summary>
    public double[] Epidemic { get; }

    /// <summary>This year's price level of works relative to 2021's plan prices.</summary>
    public double[] PriceLevel { get; }

    /// <summary>Log shift of the hazards of leaving poverty this year (and minus that of entering): province-year + district-year + commune.</summary>
    public double[] HazardShift { get; }

    /// <summary>Log points added to income growth this year: province-year + district-year + commune-year + commune.</summary>
    public double[] IncomeShift { get; }

    /// <summary>The commune's permanent hazard term.</summary>
    public double[] CommuneHazard { get; }

    /// <summary>The commune's permanent difference in income growth.</summary>
    public double[] CommuneIncome { get; }

    /// <summary>Share of the poor without labour capacity at the start, the replicate's own factor included.</summary>
    public double[] HardShare { get; }

    /// <summary>Money of a component to be shared among communes this year, million VND, counterpart included: <c>[component · width + lane]</c>.</summary>
    public double[] Available { get; }

    /// <summary>Share of the counterpart found: <c>[component · width + lane]</c>; 1 where none is required.</summary>
    public double[] CounterpartFound { get; }

    /// <summary>Money carried into the next year, million VND.</summary>
    public double[] Carry { get; }

    /// <summary>Money a component brings to a commune this year, million VND: <c>[((component · communes) + commune) · width + lane]</c>.</summary>
    public double[] Money { get; }

    public double[] ExitEffect { get; }

    public double[] EntryEffect { get; }

    public double[] IncomeEffect { get; }

    /// <summary>This year's growth of log income.</summary>
    public double[] IncomeGrowth { get; }

    /// <summary>Chance that a dossier passes, of a commune not on the list and of one on it: <c>[registered · width + lane]</c>.</summary>
    public double[] DossierSuccess { get; }

    /// <summary>Which criteria of the last set a commune passes at this year's end: <c>[((commune · criteria) + criterion) · width + lane]</c>.</summary>
    public bool[] CriterionPassed { get; }

    /// <summary>First year at each level, 0 for never: <c>[((commune · 3) + level − 1) · width + lane]</c>.</summary>
    public int[] FirstYear { get; }

    /// <summary>Columns the response works in, one commune at a time.</summary>
    public ResponseColumns Response { get; }

    /// <summary>Metrics by year: <c>[((year · metrics) + metric) · width + lane]</c>, years counted from the start.</summary>
    public double[] Metrics { get; }

    /// <summary>Columns of a few lanes of one commune, for the use of one stage at a time.</summary>
    public FlowColumns Flows { get; } = new();

    /// <summary>Columns for the use of one stage at a time.</summary>
    public double[][] Scratch { get; }

    /// <summary>A number of lanes rounded up to a multiple of <see cref="LaneGroup"/>.</summary>
    public static int RoundUp(int lanes) => (lanes + LaneGroup - 1) / LaneGroup * LaneGroup;

    /// <summary>Room for numbers for the use of one stage at a time; grows at the first calls, then allocates nothing. What is in it is undefined.</summary>
    public Span<double> Room(int length)
    {
        if (room.Length < length)
        {
            room = new double[length];
        }

        return room.AsSpan(0, length);
    }

    /// <summary>Room in which totals over communes are gathered, one commune after the other; like <see cref="Room"/>, but no other stage changes it meanwhile.</summary>
    public Span<double> TotalsRoom(int length)
    {
        if (totals.Length < length)
        {
            totals = new double[length];
        }

        return totals.AsSpan(0, length);
    }

    /// <summary>Whether a design has factors on approved money; they are 1 until it sets them.</summary>
    public void ScaleMoney(bool scaled)
    {
        if (!scaled)
        {
            MoneyFactors = null;
            return;
        }

        if (moneyFactors.Length == 0)
        {
            moneyFactors = new double[Available.Length];
        }

        Array.Fill(moneyFactors, 1);
        MoneyFactors = moneyFactors;
    }

    /// <summary>Room for truths, like <see cref="Room"/>.</summary>
    public Span<byte> TruthRoom(int length)
    {
        if (truths.Length < length)
        {
            truths = new byte[length];
        }

        return truths.AsSpan(0, length);
    }

    /// <summary>A commune's column.</summary>
    public Span<double> Column(int commune, int slot) => Lanes.AsSpan(((commune * Model.Slots.Count) + slot) * Width, Width);

    /// <summary>Where a commune's fields of one lane begin for a rule; the stride is <see cref="Width"/>.</summary>
    public int Offset(int commune, int lane) => (commune * Model.Slots.Count * Width) + lane;

    /// <summary>A district's column.</summary>
    public Span<double> DistrictColumn(int district, int slot) => Districts.AsSpan(((district * Model.DistrictSlotCount) + slot) * Width, Width);

    /// <summary>Where a district's fields of one lane begin.</summary>
    public int DistrictOffset(int district, int lane) => (district * Model.DistrictSlotCount * Width) + lane;

    /// <summary>A locality column.</summary>
    public Span<double> LocalityColumn(int slot) => LocalityColumns.AsSpan(slot * Width, Width);

    /// <summary>An uncertain input's column.</summary>
    public ReadOnlySpan<double> Input(Localities.Scenarios.UncertainInput input) => Uncertain.AsSpan((int)input * Width, Width);

    /// <summary>What a design adds to a parameter that differs by lane.</summary>
    public Span<double> ParameterShift(int parameter) => ParameterShifts.AsSpan(parameter * Width, Width);

    /// <summary>A metric's column; slot = years since the start · metrics + metric.</summary>
    public Span<double> MetricColumn(int slot) => Metrics.AsSpan(slot * Width, Width);

    /// <summary>A component's money in a commune.</summary>
    public Span<double> MoneyColumn(int component, int commune) => Money.AsSpan(((component * Model.Communes.Count) + commune) * Width, Width);
}
