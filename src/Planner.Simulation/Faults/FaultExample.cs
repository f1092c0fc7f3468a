using Planner.Rules.Faults;

namespace Planner.Simulation.Faults;

/// <summary>One occurrence of a fault.</summary>
/// <param name="Replicate">The replicate, from 0.</param>
/// <param name="Year">The year.</param>
/// <param name="Unit">Index of the commune or district; 0 for the locality.</param>
/// <param name="Fault">Part, value and operands.</param>
public sealed record FaultExample(int Replicate, int Year, int Unit, NumberFault Fault) : IComparable<FaultExample>
{
    /// <summary>Name of the unit, where a report gave it one.</summary>
    public string UnitName { get; init; } = "";

    /// <summary>By replicate, year and unit.</summary>
    /// <param name="other">The other.</param>
    public int CompareTo(FaultExample? other) => other is null ? 1 : (Replicate, Year, Unit).CompareTo((other.Replicate, other.Year, other.Unit));
}
