using Planner.Numerics.ElementaryFunctions;

namespace Planner.Localities.Synthesis;

/// <summary>Poor and near-poor households: districts' rates moved by a common odds factor to the published total, then shared out within them.</summary>
internal static class PovertyStage
{
    /// <summary>Greatest share of a commune's households that are poor or near-poor together.</summary>
    private const double MostPoorAndNear = 0.95;

    public static void Run(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        int households = communes.Sum(c => c.Households);
        int[] byDistrict = DistrictTotals(spec, communes, households);
        for (int d = 0; d < spec.Districts.Count; d++)
        {
            Within(spec.Poverty, [.. communes.Where(c => c.District == d)], byDistrict[d], draws);
        }

        NearPoor(spec.Poverty, communes, households, draws);
    }

    private static int[] DistrictTotals(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, int households)
    {
        double[] size = [.. spec.Districts.Select((_, d) => (double)communes.Where(c => c.District == d).Sum(c => c.Households))];
        double[] logit = [.. spec.Districts.Select(d => LevelSearch.Logit(d.PovertyRate / 100))];
        double Poor(double shift) => size.Select((h, d) => h * LevelSearch.Logistic(logit[d] + shift)).Sum();
        double total = Math.Round(spec.Poverty.Rate / 100 * households);
        double shift = LevelSearch.Solve(Poor, total, -20, 20);
        double[] weights = [.. size.Select((h, d) => h * LevelSearch.Logistic(logit[d] + shift))];
        return Apportionment.Share((int)total, weights, new int[size.Length], [.. size.Select(h => (int)h)]);
    }

    private static void Within(PovertySpecification spec, List<CommuneDraft> own, int total, SynthesisDraws draws)
    {
        double[] score = [.. own.Select(c => (spec.Spread * draws.Normal("poverty", c.Id)) - (spec.Loading * c.Development))];
        int[] most = [.. own.Select(c => (int)Math.Floor(c.Households * (c.Certified ? spec.CertifiedAtMost / 100 : 0.9)))];
        double Poor(double level) => own.Select((c, i) => Math.Min(most[i], c.Households * LevelSearch.Logistic(level + score[i]))).Sum();
        double level = LevelSearch.Solve(Poor, total, -20, 20);
        double[] weights = [.. own.Select((c, i) => c.Households * LevelSearch.Logistic(level + score[i]))];
        int[] poor = Apportionment.Share(total, weights, new int[own.Count], most);
        for (int i = 0; i < own.Count; i++)
        {
            own[i].Poor = poor[i];
        }
    }

    private static void NearPoor(PovertySpecification spec, IReadOnlyList<CommuneDraft> communes, int households, SynthesisDraws draws)
    {
        double[] weights =
        [
            .. communes.Select(c => c.Households * DeterministicMath.Exp(
                (spec.NearElasticity * DeterministicMath.Log(Math.Max(c.PovertyRate, 0.005))) + (spec.NearSpread * draws.Normal("near-poverty", c.Id)))),
        ];
        int[] most = [.. communes.Select(c => Math.Max(0, (int)Math.Floor(c.Households * MostPoorAndNear) - c.Poor))];
        int[] near = Apportionment.Share((int)Math.Round(spec.NearRate / 100 * households), weights, new int[communes.Count], most);
        for (int i = 0; i < communes.Count; i++)
        {
            communes[i].NearPoor = near[i];
        }
    }
}
