using System.Globalization;
using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>One thing that ran.</summary>
/// <param name="Time">When, as people read it.</param>
/// <param name="What">What.</param>
internal sealed record LogEntry(string Time, LocalizedText What)
{
    /// <summary>One thing that ran just now.</summary>
    /// <param name="what">What.</param>
    public static LogEntry Now(LocalizedText what) => new(DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture), what);
}
