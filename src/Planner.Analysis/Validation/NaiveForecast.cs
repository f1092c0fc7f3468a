namespace Planner.Analysis.Validation;

/// <summary>Forecasts that need no model.</summary>
public static class NaiveForecast
{
    /// <summary>Persistence: the last value known.</summary>
    /// <param name="known">Values by year, not empty.</param>
    public static double Persistence(IReadOnlyDictionary<int, double> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known[known.Keys.Max()];
    }

    /// <summary>The least-squares line through the known values, read off at a year; with one value the same as persistence.</summary>
    /// <param name="known">Values by year, not empty.</param>
    /// <param name="year">The year.</param>
    public static double StraightLine(IReadOnlyDictionary<int, double> known, int year)
    {
        ArgumentNullException.ThrowIfNull(known);
        int n = known.Count;
        double meanYear = known.Keys.Sum(y => (double)y) / n, mean = known.Values.Sum() / n;
        double across = known.Sum(k => (k.Key - meanYear) * (k.Value - mean)), along = known.Sum(k => (k.Key - meanYear) * (k.Key - meanYear));
        return along == 0 ? mean : mean + (across / along * (year - meanYear));
    }
}
