namespace Planner.Analysis.Closing;

/// <summary>A quantity that synthetic tables differ in: its mean, least and greatest value over them; all three alike where there is one table.</summary>
/// <param name="Mean">Mean over tables.</param>
/// <param name="Low">Least.</param>
/// <param name="High">Greatest.</param>
public readonly record struct TableRange(double Mean, double Low, double High)
{
    /// <summary>The range of values, one a table.</summary>
    /// <param name="values">The values; at least one.</param>
    public static TableRange Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new TableRange(values.Average(), values.Min(), values.Max());
    }
}
