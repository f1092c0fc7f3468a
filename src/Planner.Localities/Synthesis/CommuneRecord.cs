using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>A commune at the start as expressions see it: the lane bank of <c>commune</c>, the shared bank of <c>year</c> and <c>p</c>.</summary>
internal sealed class CommuneRecord
{
    private readonly Locality locality;
    private readonly RulePack pack;
    private readonly Dictionary<string, int> slots;
    private readonly List<(string Region, CompiledExpression When)> overrides = [];
    private readonly Dictionary<string, double[]> parameters = new(StringComparer.Ordinal);

    public CommuneRecord(Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        this.locality = locality;
        this.pack = pack;
        Layout = new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, locality.StartYear, locality.EndYear).Commune;
        slots = Layout.Fields.Where(f => f.Bank == SlotBank.Lane).ToDictionary(f => f.Name, f => f.Slot, StringComparer.Ordinal);
        Lanes = new double[slots.Count];
        foreach (RegionOverride rule in pack.RegionOverrides)
        {
            if (ExpressionCompiler.Compile(ExpressionText.FromJson(rule.When.Value), Layout, ExpressionKind.Boolean, diagnostics) is { } when)
            {
                overrides.Add((rule.Region, when));
            }
        }
    }

    public InputLayout Layout { get; }

    /// <summary>Values of the commune last set.</summary>
    public double[] Lanes { get; }

    /// <summary>Year and parameters in force for the commune last set.</summary>
    public double[] Shared { get; private set; } = [];

    /// <summary>Sets one more field of the commune at hand.</summary>
    public void Set(string field, double value) => Lanes[slots[field]] = value;

    public void Set(CommuneStart c)
    {
        District district = locality.Districts[c.District];
        Array.Clear(Lanes);
        Set("households", c.Households);
        Set("population", c.Population);
        Set("ethnicMinorityShare", c.EthnicMinorityShare);
        Set("villages", c.Villages);
        Set("income", c.Income);
        Set("incomeEthnicMinority", c.IncomeEthnicMinority);
        Set("poorHouseholds", c.PoorHouseholds);
        Set("nearPoorHouseholds", c.NearPoorHouseholds);
        Set("poorHouseholdsOldLine", c.PoorHouseholds);
        Set("povertyRate", 100.0 * c.PoorHouseholds / c.Households);
        Set("nearPoorRate", 100.0 * c.NearPoorHouseholds / c.Households);
        Set("especiallyDifficult", c.EspeciallyDifficult ? 1 : 0);
        Set("especiallyDifficultAtStart", c.EspeciallyDifficult ? 1 : 0);
        Set("especiallyDifficultVillages", c.EspeciallyDifficultVillages);
        Set("especiallyDifficultVillagesAtStart", c.EspeciallyDifficultVillages);
        Set("safeZone", c.SafeZone ? 1 : 0);
        Set("poorDistrict", district.PoorAtStart ? 1 : 0);
        Set("poorDistrictAtStart", district.PoorAtStart ? 1 : 0);
        Set("leftPoorDistrict", district.LeftPoor ? 1 : 0);
        Set("city", district.City ? 1 : 0);
        Set("level", c.Level);
        Set("certified", c.Level >= 1 ? 1 : 0);
        Set("yearsHeld", c.YearsHeld);
        Set("debt", c.Debt);
        Set("urban", c.Urban ? 1 : 0);
        c.Indicators.ToArray().CopyTo(Lanes, InputFields.Commune.Count);
        Shared = Parameters(c.Region);
        foreach ((string region, CompiledExpression when) in overrides)
        {
            if (when.Scalar(Lanes, 0, 1, Shared, 0) == 1)
            {
                Shared = Parameters(region);
                break;
            }
        }
    }

    private double[] Parameters(string region)
    {
        if (!parameters.TryGetValue(region, out double[]? values))
        {
            parameters[region] = values = [locality.StartYear, .. pack.Parameters.Select(p => p.At(region, locality.StartYear) ?? double.NaN)];
        }

        return values;
    }
}
