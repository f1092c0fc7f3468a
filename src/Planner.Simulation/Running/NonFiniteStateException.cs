using System.Globalization;

namespace Planner.Simulation.Running;

/// <summary>The model's own state is no longer a finite number: some coefficient, price or amount is beyond what the equations can bear.</summary>
public sealed class NonFiniteStateException : Exception
{
    /// <summary>The first place found.</summary>
    /// <param name="unit">The commune's id; the locality's for a metric.</param>
    /// <param name="quantity">The field, indicator or metric.</param>
    /// <param name="year">The year at whose end it was seen.</param>
    /// <param name="replicate">The replicate, from 0.</param>
    /// <param name="value">What it is.</param>
    public NonFiniteStateException(string unit, string quantity, int year, int replicate, double value)
        : base(string.Create(CultureInfo.InvariantCulture, $"'{quantity}' of '{unit}' is {value} at the end of {year} in replicate {replicate}"))
    {
        (Unit, Quantity, Year, Replicate, Value) = (unit, quantity, year, replicate, value);
    }

    /// <summary>The commune's id; the locality's for a metric.</summary>
    public string Unit { get; }

    /// <summary>The field, indicator or metric.</summary>
    public string Quantity { get; }

    /// <summary>The year at whose end it was seen.</summary>
    public int Year { get; }

    /// <summary>The replicate, from 0.</summary>
    public int Replicate { get; }

    /// <summary>What it is: an infinity, NaN, or a number beyond every quantity of the model.</summary>
    public double Value { get; }
}
