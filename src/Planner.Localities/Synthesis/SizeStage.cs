using Planner.Numerics.ElementaryFunctions;

namespace Planner.Localities.Synthesis;

/// <summary>Latent development, households, persons, villages, ethnic-minority share, safe zones, and which communes are certified or ahead.</summary>
internal static class SizeStage
{
    private const int LeastHouseholds = 60;
    private const int LeastVillages = 3;

    /// <summary>Not always the most developed communes are chosen; half a standard deviation of other reasons.</summary>
    private const double PromiseSpread = 0.5;

    public static void Run(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        Develop(spec, communes, draws);
        for (int d = 0; d < spec.Districts.Count; d++)
        {
            DistrictSpecification district = spec.Districts[d];
            List<CommuneDraft> own = [.. communes.Where(c => c.District == d)];
            Size(spec.Sizes, district, own, draws);
            Minorities(spec.Sizes, district, own, draws);
            foreach (CommuneDraft c in own.Where(c => !c.Urban).OrderByDescending(c => c.Development).Take(district.Certified))
            {
                c.Certified = true;
            }

            foreach (CommuneDraft c in own.OrderByDescending(c => draws.Uniform("safe-zone", c.Id)).Take(district.SafeZones))
            {
                c.SafeZone = true;
            }
        }

        IEnumerable<CommuneDraft> byPromise = communes.Where(c => !c.Certified && !c.Urban)
            .OrderByDescending(c => c.Development + (PromiseSpread * draws.Normal("ahead", c.Id))).ThenBy(c => c.Id, StringComparer.Ordinal);
        foreach (CommuneDraft c in byPromise.Take(spec.Criteria.Ahead))
        {
            c.Ahead = true;
        }
    }

    /// <summary>√w · district + √(1 − w) · commune, where districts are ordered by how little poverty they have; then standardised.</summary>
    private static void Develop(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        double[] district = Standardised([.. spec.Districts.Select(d => -LevelSearch.Logit(d.PovertyRate / 100))]);
        double weight = spec.DistrictWeight;
        double[] raw = [.. communes.Select(c => (Math.Sqrt(weight) * district[c.District]) + (Math.Sqrt(1 - weight) * draws.Normal("development", c.Id)))];
        double[] standard = Standardised(raw);
        for (int i = 0; i < communes.Count; i++)
        {
            communes[i].Development = standard[i];
        }
    }

    private static void Size(SizeSpecification spec, DistrictSpecification district, List<CommuneDraft> own, SynthesisDraws draws)
    {
        double[] weights = [.. own.Select(c => DeterministicMath.Exp(spec.HouseholdSpread * draws.Normal("households", c.Id)))];
        int[] households = Apportionment.Share(district.Households, weights, Fill(own.Count, Math.Min(LeastHouseholds, district.Households / own.Count)), Fill(own.Count, int.MaxValue));
        double[] villageWeights = [.. households.Select(h => DeterministicMath.Pow(h, spec.VillageElasticity))];
        int[] villages = Apportionment.Share(district.Villages, villageWeights, Fill(own.Count, Math.Min(LeastVillages, district.Villages / own.Count)), Fill(own.Count, int.MaxValue));
        for (int i = 0; i < own.Count; i++)
        {
            CommuneDraft c = own[i];
            c.Households = households[i];
            c.Villages = villages[i];
            double size = district.PersonsPerHousehold * DeterministicMath.Exp(spec.PersonSpread * draws.Normal("persons", c.Id));
            c.Population = Math.Max(c.Households, (int)Math.Round(c.Households * size));
        }
    }

    private static void Minorities(SizeSpecification spec, DistrictSpecification district, List<CommuneDraft> own, SynthesisDraws draws)
    {
        double[] own0 = [.. own.Select(c => (spec.MinoritySpread * draws.Normal("minority", c.Id)) - (spec.MinorityLoading * c.Development))];
        double persons = own.Sum(c => (double)c.Population);
        double Share(double level) => own.Select((c, i) => c.Population * LevelSearch.Logistic(level + own0[i])).Sum() / persons;
        double level = LevelSearch.Solve(Share, district.EthnicMinorityShare / 100, -20, 20);
        for (int i = 0; i < own.Count; i++)
        {
            own[i].MinorityShare = Math.Round(100 * LevelSearch.Logistic(level + own0[i]), 2);
        }
    }

    internal static double[] Standardised(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
        return [.. values.Select(v => deviation > 0 ? (v - mean) / deviation : 0)];
    }

    private static int[] Fill(int count, int value) => [.. Enumerable.Repeat(value, count)];
}
