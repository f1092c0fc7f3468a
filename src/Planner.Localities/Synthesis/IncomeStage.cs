using Planner.Numerics.ElementaryFunctions;

namespace Planner.Localities.Synthesis;

/// <summary>Income per person, all and ethnic-minority people; and construction debt.</summary>
internal static class IncomeStage
{
    private const double CertifiedMargin = 0.12;
    private const double AheadMargin = 0.06;

    public static void Run(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        IncomeSpecification income = spec.Income;
        double[] score = [.. communes.Select(c => DeterministicMath.Exp((income.Loading * c.Development) + (income.Spread * draws.Normal("income", c.Id))))];

        // A commune that is certified or ahead keeps a margin of its own above the least, so that they do not all stand at the threshold.
        double[] least = [.. communes.Select(c => Least(c) * (1 + ((c.Certified ? CertifiedMargin : AheadMargin) * draws.Uniform("income-margin", c.Id))))];
        double Least(CommuneDraft c) => c.Certified ? income.CertifiedAtLeast : c.Ahead ? income.AheadAtLeast : 0;
        double persons = communes.Sum(c => (double)c.Population);
        double Mean(double level) => communes.Select((c, i) => c.Population * Math.Max(least[i], level * score[i])).Sum() / persons;
        double level = LevelSearch.Solve(Mean, income.Mean, 0, 100 * income.Mean);
        for (int i = 0; i < communes.Count; i++)
        {
            CommuneDraft c = communes[i];
            c.Income = Math.Round(Math.Max(least[i], level * score[i]), 2);
            double share = c.MinorityShare / 100;
            c.MinorityIncome = Math.Round(c.Income / (share + ((1 - share) / income.MinorityRatio)), 2);
            bool owes = !c.Certified && draws.Uniform("debt", c.Id) < spec.DebtChance;
            c.Debt = owes ? Math.Round(-spec.DebtMean * DeterministicMath.Log(draws.Uniform("debt-amount", c.Id))) : 0;
        }
    }
}
