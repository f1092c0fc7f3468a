using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>
/// What communes begin with, by commune, slot and table: replicate r takes table r mod T, so a run of lanes is a run of tables. Each row is continued
/// periodically by one group of lanes, so that a group is one contiguous copy wherever it begins; a single table needs one value only.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
internal sealed class StartColumns
{
    private readonly double[] values;
    private readonly int slots;

    public StartColumns(PreparedModel model)
        : this(model, model.Locality.Tables, null)
    {
    }

    /// <summary>Columns of the communes at the end of a recorded year.</summary>
    /// <param name="model">The model; what holds "at the start" is its locality's.</param>
    /// <param name="tables">The communes, a table for each of the locality's.</param>
    /// <param name="poorByOldLine">Poor households by the line before, by table and commune; null: as in the tables.</param>
    public StartColumns(PreparedModel model, IReadOnlyList<CommuneTable> tables, IReadOnlyList<IReadOnlyList<int>>? poorByOldLine)
    {
        Tables = tables.Count;
        RowLength = RowOf(model);
        slots = model.Slots.PendingExponent;
        int communes = model.Communes.Count;
        values = new double[BytesOf(model) / sizeof(double)];
        HighestLevel = new int[communes];
        for (int c = 0; c < communes; c++)
        {
            for (int t = 0; t < RowLength; t++)
            {
                CommuneStart start = tables[t % Tables].Communes[c];
                HighestLevel[c] = Math.Max(HighestLevel[c], start.Level);
                Fill(model, c, t, start, model.Locality.Tables[t % Tables].Communes[c], poorByOldLine?[t % Tables][c] ?? start.PoorHouseholds);
            }
        }
    }

    /// <summary>T, the number of tables.</summary>
    public int Tables { get; }

    /// <summary>Values of a row.</summary>
    public int RowLength { get; }

    /// <summary>The highest level a commune has in any table at the start.</summary>
    public int[] HighestLevel { get; }

    /// <summary>Bytes that the columns of a model take; known before they are made.</summary>
    /// <param name="model">The model.</param>
    public static long BytesOf(PreparedModel model) => sizeof(double) * (long)model.Communes.Count * model.Slots.PendingExponent * RowOf(model);

    /// <summary>The value of each table in its order, continued periodically.</summary>
    public ReadOnlySpan<double> Row(int commune, int slot) => values.AsSpan(((commune * slots) + slot) * RowLength, RowLength);

    private static int RowOf(PreparedModel model) => model.Locality.Tables.Count == 1 ? 1 : model.Locality.Tables.Count + BlockState.LaneGroup;

    private void Fill(PreparedModel model, int c, int t, CommuneStart start, CommuneStart atStart, int poorByOldLine)
    {
        District district = model.Locality.Districts[start.District];
        Set(CommuneSlots.Households, start.Households);
        Set(CommuneSlots.Population, start.Population);
        Set(CommuneSlots.EthnicMinorityShare, start.EthnicMinorityShare);
        Set(CommuneSlots.Villages, start.Villages);
        Set(CommuneSlots.Income, start.Income);
        Set(CommuneSlots.IncomeEthnicMinority, start.IncomeEthnicMinority);
        Set(CommuneSlots.PoorHouseholds, start.PoorHouseholds);
        Set(CommuneSlots.PoorHouseholdsOldLine, poorByOldLine);
        Set(CommuneSlots.NearPoorHouseholds, start.NearPoorHouseholds);
        Set(CommuneSlots.PovertyRate, 100.0 * start.PoorHouseholds / start.Households);
        Set(CommuneSlots.NearPoorRate, 100.0 * start.NearPoorHouseholds / start.Households);
        Set(CommuneSlots.EspeciallyDifficult, start.EspeciallyDifficult ? 1 : 0);
        Set(CommuneSlots.EspeciallyDifficultAtStart, atStart.EspeciallyDifficult ? 1 : 0);
        Set(CommuneSlots.SafeZone, start.SafeZone ? 1 : 0);
        Set(CommuneSlots.PoorDistrict, district.PoorAtStart ? 1 : 0);
        Set(CommuneSlots.PoorDistrictAtStart, district.PoorAtStart ? 1 : 0);
        Set(CommuneSlots.LeftPoorDistrict, district.LeftPoor ? 1 : 0);
        Set(CommuneSlots.City, district.City ? 1 : 0);
        Set(CommuneSlots.DifficultVillages, start.EspeciallyDifficultVillages);
        Set(CommuneSlots.DifficultVillagesAtStart, atStart.EspeciallyDifficultVillages);
        Set(CommuneSlots.Level, start.Level);
        Set(CommuneSlots.Certified, start.Level > 0 ? 1 : 0);
        Set(CommuneSlots.YearsHeld, start.YearsHeld);
        Set(CommuneSlots.Debt, start.Debt);
        Set(CommuneSlots.Urban, start.Urban ? 1 : 0);
        for (int i = 0; i < model.CommuneIndicators.Count; i++)
        {
            Set(model.Slots.Indicators + i, start.Indicators[i]);
        }

        void Set(int slot, double value) => values[(((c * slots) + slot) * RowLength) + t] = value;
    }
}
