namespace Planner.Localities.Synthesis;

/// <summary>Especially difficult villages, inside especially difficult communes and outside; years that certificates have been held.</summary>
internal static class AreaStage
{
    public static void Run(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        AreaSpecification areas = spec.Areas;
        Share([.. communes.Where(c => c.Difficult)], areas.VillagesInside, 1, draws);
        Share([.. communes.Where(c => !c.Difficult)], areas.Villages - areas.VillagesInside, areas.MostOutside, draws);
        int at = 0;
        CommuneDraft[] certified = [.. communes.Where(c => c.Certified).OrderByDescending(c => draws.Uniform("certificate", c.Id))];
        foreach ((int years, int count) in spec.Criteria.CertificateYears.OrderByDescending(y => y.Key))
        {
            for (int i = 0; i < count && at < certified.Length; i++)
            {
                certified[at++].YearsHeld = years;
            }
        }
    }

    private static void Share(List<CommuneDraft> communes, int villages, double mostShare, SynthesisDraws draws)
    {
        double[] weights = [.. communes.Select(c => c.Villages * c.PovertyRate * (0.7 + (0.6 * draws.Uniform("difficult-villages", c.Id))))];
        int[] most = [.. communes.Select(c => (int)Math.Floor(c.Villages * mostShare))];
        int[] parts = Apportionment.Share(villages, weights, new int[communes.Count], most);
        for (int i = 0; i < communes.Count; i++)
        {
            communes[i].DifficultVillages = parts[i];
        }
    }
}
