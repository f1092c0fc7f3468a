using Planner.Numerics.ElementaryFunctions;

namespace Planner.Localities.Synthesis;

/// <summary>
/// Poor and near-poor households: districts' rates moved by a common odds factor to the published total, then shared out within them.
/// Especially difficult are the communes with the highest expected rates that are neither certified nor, where the others suffice, ahead; theirs reach the bound of the
/// definition, the others' stay below.
/// </summary>
internal static class PovertyStage
{
    /// <summary>Greatest share of a commune's households that are poor or near-poor together.</summary>
    private const double MostPoorAndNear = 0.95;

    /// <summary>Greatest distance, as a share of the bound, that a commune keeps from it.</summary>
    private const double Margin = 0.15;

    /// <summary>Greatest share that is poor.</summary>
    private const double MostPoor = 0.85;

    public static void Run(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        int households = communes.Sum(c => c.Households);
        double shift = Shift(spec, communes, households);
        Dictionary<string, double> score = communes.ToDictionary(
            c => c.Id, c => (spec.Poverty.Spread * draws.Normal("poverty", c.Id)) - (spec.Poverty.Loading * c.Development), StringComparer.Ordinal);
        bool enough = communes.Count(c => !c.Certified && !c.Ahead && !c.Urban) >= spec.Areas.Communes;
        IEnumerable<CommuneDraft> byRate = communes.Where(c => !c.Certified && !c.Urban && !(enough && c.Ahead))
            .OrderByDescending(c => LevelSearch.Logit(spec.Districts[c.District].PovertyRate / 100) + score[c.Id]).ThenBy(c => c.Id, StringComparer.Ordinal);
        foreach (CommuneDraft c in byRate.Take(spec.Areas.Communes))
        {
            c.Difficult = true;
        }

        int[] byDistrict = DistrictTotals(spec, communes, households, shift);
        for (int d = 0; d < spec.Districts.Count; d++)
        {
            Within(spec.Poverty, [.. communes.Where(c => c.District == d)], byDistrict[d], score, draws);
        }

        NearPoor(spec.Poverty, communes, households, draws);
    }

    /// <summary>What is added to every district's logit so that the total is the published one.</summary>
    private static double Shift(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, int households)
    {
        double Poor(double shift) => spec.Districts.Select((_, d) => Rate(spec, d, shift) * Size(communes, d)).Sum();
        return LevelSearch.Solve(Poor, Total(spec, households), -20, 20);
    }

    private static int[] DistrictTotals(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, int households, double shift)
    {
        int[] size = [.. spec.Districts.Select((_, d) => Size(communes, d))];
        double[] weights = [.. size.Select((h, d) => h * Rate(spec, d, shift))];
        return Apportionment.Share(Total(spec, households), weights, new int[size.Length], size);
    }

    private static int Total(SynthesisSpecification spec, int households) => (int)Math.Round(spec.Poverty.Rate / 100 * households, MidpointRounding.AwayFromZero);

    private static double Rate(SynthesisSpecification spec, int district, double shift) =>
        LevelSearch.Logistic(LevelSearch.Logit(spec.Districts[district].PovertyRate / 100) + shift);

    private static int Size(IReadOnlyList<CommuneDraft> communes, int district) => communes.Where(c => c.District == district).Sum(c => c.Households);

    private static void Within(PovertySpecification spec, List<CommuneDraft> own, int total, Dictionary<string, double> score, SynthesisDraws draws)
    {
        // Bounds keep a margin of each commune's own, so that communes do not pile up at them.
        double[] margin = [.. own.Select(c => Margin * draws.Uniform("poverty-margin", c.Id))];
        int[] least = Least(spec, own, margin);
        if (least.Sum() > total)
        {
            least = Least(spec, own, new double[own.Count]); // no room for margins
        }

        int[] most = [.. own.Select((c, i) => Most(spec, c, margin[i]))];
        double Poor(double level) => own.Select((c, i) => Math.Clamp(c.Households * LevelSearch.Logistic(level + score[c.Id]), least[i], most[i])).Sum();
        double level = LevelSearch.Solve(Poor, total, -20, 20);
        double[] weights = [.. own.Select(c => c.Households * LevelSearch.Logistic(level + score[c.Id]))];
        int[] poor = Apportionment.Share(total, weights, least, most);
        for (int i = 0; i < own.Count; i++)
        {
            own[i].Poor = poor[i];
        }
    }

    private static int[] Least(PovertySpecification spec, List<CommuneDraft> own, double[] margin) =>
        [.. own.Select((c, i) => c.Difficult ? (int)Math.Ceiling(c.Households * spec.DifficultAtLeast / 100 * (1 + margin[i])) : 0)];

    private static int Most(PovertySpecification spec, CommuneDraft c, double margin)
    {
        if (c.Difficult && c.Ahead)
        {
            // Chosen already, so not far above the bound of the definition.
            return (int)Math.Ceiling(c.Households * spec.DifficultAtLeast / 100 * (1 + (2 * Margin)));
        }

        if (c.Difficult)
        {
            return (int)Math.Floor(c.Households * MostPoor);
        }

        double share = c.Certified ? spec.CertifiedAtMost : c.Ahead ? spec.AheadAtMost : spec.DifficultAtLeast;
        return Math.Max(0, (int)Math.Ceiling(c.Households * share / 100 * (1 - margin)) - 1);
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
