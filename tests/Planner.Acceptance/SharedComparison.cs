using System.Text.Json;

namespace Planner.Acceptance;

/// <summary>One comparison of the shipped scenarios with few replicates, made once for all tests that only look at it.</summary>
public sealed class SharedComparison
{
    /// <summary>Replicates: twice the tables, so that every table is used and pairs exist.</summary>
    public const int Runs = 40;

    public const string Seed = "7";

    private static readonly Lazy<JsonElement> Comparison = new(() =>
        CommandRun.Of("compare", Repository.BacKan, "--runs", "40", "--seed", Seed, "--threads", "2", "--json").Json());

    internal JsonElement Document => Comparison.Value;

    internal IReadOnlyList<JsonElement> Scenarios => [.. Document.GetProperty("scenarios").EnumerateArray()];
}
