namespace Planner.Simulation.Preparation;

/// <summary>What of a commune is the same in every table and replicate.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Address of its random numbers.</param>
/// <param name="District">Index of its district.</param>
/// <param name="Region">Index of its region column.</param>
/// <param name="Urban">Whether it is a township, no candidate of certification.</param>
internal sealed record PreparedCommune(string Id, ulong Hash, int District, int Region, bool Urban);
