namespace Planner.Localities.Households;

/// <summary>One synthetic household.</summary>
/// <param name="Commune">Index of its commune.</param>
/// <param name="Number">Its number in the commune, from 1; no name and no address.</param>
/// <param name="EthnicMinority">Whether it belongs to an ethnic minority.</param>
/// <param name="Labour">Whether it has labour capacity.</param>
/// <param name="IncomePerMonth">Income per person, thousand VND a month.</param>
/// <param name="Deprivations">What it lacks: bit k for the k-th deprivation of the specification.</param>
/// <param name="Poor">What the line's own rule says.</param>
/// <param name="NearPoor">What the line's own rule says.</param>
public sealed record Household(int Commune, int Number, bool EthnicMinority, bool Labour, double IncomePerMonth, uint Deprivations, bool Poor, bool NearPoor);
