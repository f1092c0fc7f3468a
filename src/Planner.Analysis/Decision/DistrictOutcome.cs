namespace Planner.Analysis.Decision;

/// <summary>One district at the end of a run.</summary>
/// <param name="District">Id of the district.</param>
/// <param name="Communes">Its communes.</param>
/// <param name="Certified">Of those ever recognised new-rural, mean over replicates.</param>
/// <param name="Households">Its households at the start.</param>
/// <param name="Money">Billion VND spent in its communes from the start to the end, mean over replicates.</param>
public sealed record DistrictOutcome(string District, int Communes, double Certified, int Households, double Money)
{
    /// <summary>Million VND a household.</summary>
    public double MoneyPerHousehold => Households > 0 ? 1000 * Money / Households : 0;
}
