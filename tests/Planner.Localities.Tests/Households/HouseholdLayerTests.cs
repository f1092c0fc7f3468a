using Planner.Localities.Households;
using Planner.Localities.Opening;
using Planner.Localities.Synthesis;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Households;

/// <summary>The household layer of Bắc Kạn: what the line's own rule finds in it is what the communes table says, within sampling error.</summary>
public class HouseholdLayerTests
{
    private static readonly (HouseholdLayer Layer, HouseholdSpecification Specification, Locality Locality) Shipped = Open();

    [Fact]
    public void Fit_EveryFifthCommune_ExpectsTheTablesShares()
    {
        foreach (CommuneStart start in Shipped.Locality.Tables[0].Communes.Where((_, i) => i % 5 == 0))
        {
            (double poor, double near, double income) = Shipped.Layer.Expected(start);
            double wanted = (double)start.PoorHouseholds / start.Households;

            // One of 400 points of the grid is a quarter of a percent: the fit cannot lie much nearer.
            Assert.InRange(poor + near - wanted - ((double)start.NearPoorHouseholds / start.Households), -0.004, 0.004);
            Assert.InRange(poor - wanted, -0.004, 0.004);
            Assert.InRange(income / (start.Income * 1000 / 12), 0.99, 1.01);
        }
    }

    [Fact]
    public void Of_EveryFifthCommune_AgreesWithTheTableWithinSamplingError()
    {
        double apart = 0;
        int communes = 0, households = 0;
        for (int c = 0; c < Shipped.Locality.Tables[0].Communes.Count; c += 5)
        {
            CommuneStart start = Shipped.Locality.Tables[0].Communes[c];
            (double poor, double near, _) = Shipped.Layer.Expected(start);
            IReadOnlyList<Household> drawn = Shipped.Layer.Of(c, 0, 7);
            Assert.Equal(start.Households, drawn.Count);
            Assert.All(drawn, h => Assert.False(h.Poor && h.NearPoor));
            double z = Score(drawn.Count(h => h.Poor), drawn.Count, poor), v = Score(drawn.Count(h => h.NearPoor), drawn.Count, near);
            double e = Score(drawn.Count(h => h.EthnicMinority), drawn.Count, start.EthnicMinorityShare / 100);
            apart += (z * z) + (v * v) + (e * e);
            communes++;
            households += drawn.Count;
        }

        // A sum of squared scores is χ²; 99.99 % of it lies below mean + 4 standard deviations or so.
        Assert.True(communes >= 19 && households > 10_000);
        Assert.InRange(apart, 0, (3 * communes) + (5 * Math.Sqrt(6 * communes)));
    }

    [Fact]
    public void Of_PoorHouseholds_LackMoreAndHaveLessLabour()
    {
        IReadOnlyList<Household> drawn = [.. Enumerable.Range(0, 12).SelectMany(c => Shipped.Layer.Of(c * 8, 0, 7))];
        double Lacks(Func<Household, bool> who) => drawn.Where(who).Average(h => int.PopCount((int)h.Deprivations));
        double Labourless(Func<Household, bool> who) => drawn.Where(who).Average(h => h.Labour ? 0.0 : 1);
        Assert.True(Lacks(h => h.Poor) > Lacks(h => !h.Poor && !h.NearPoor));
        Assert.True(Labourless(h => h.Poor) > 2 * Labourless(h => !h.Poor));
        Assert.True(drawn.Where(h => h.Poor).Average(h => h.IncomePerMonth) < drawn.Where(h => !h.Poor).Average(h => h.IncomePerMonth));
    }

    [Fact]
    public void Of_OneCommune_DependsOnSeedAndCommuneAlone()
    {
        Assert.Equal(Shipped.Layer.Of(3, 0, 7), Shipped.Layer.Of(3, 0, 7));
        Assert.NotEqual(Shipped.Layer.Of(3, 0, 7), Shipped.Layer.Of(3, 0, 8));
    }

    [Fact]
    public void Write_OneCommune_EveryRowBearsTheNotice()
    {
        string[] rows = HouseholdTableWriter.Write(Shipped.Layer.Of(0, 0, 7), Shipped.Specification, Shipped.Locality).TrimEnd('\n').Split('\n');
        Assert.Equal(Shipped.Locality.Tables[0].Communes[0].Households + 1, rows.Length);
        Assert.All(rows.Skip(1), r => Assert.Contains("SỐ LIỆU GIẢ LẬP", r, StringComparison.Ordinal));
    }

    private static double Score(int count, int of, double share) => (count - (of * share)) / Math.Sqrt(of * share * (1 - share));

    private static (HouseholdLayer, HouseholdSpecification, Locality) Open()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Planner.sln")))
        {
            at = at.Parent;
        }

        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Path.Combine(at.FullName, "scenarios", "bac-kan"), diagnostics);
        SynthesisSpecification? synthesis = opened is null ? null : SynthesisFile.Read(opened.Locality, opened.Pack, diagnostics);
        HouseholdLayer? layer = synthesis?.Households is null ? null : HouseholdLayer.Of(synthesis.Households, opened!.Locality, opened.Pack, diagnostics);
        Assert.True(layer is not null, string.Join('\n', diagnostics.InFileOrder()));
        return (layer, synthesis!.Households!, opened!.Locality);
    }
}
