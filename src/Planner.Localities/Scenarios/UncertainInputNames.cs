namespace Planner.Localities.Scenarios;

/// <summary>Uncertain inputs as files name them.</summary>
public static class UncertainInputNames
{
    private static readonly Dictionary<string, UncertainInput> ByName = Enum.GetValues<UncertainInput>().ToDictionary(Of, i => i, StringComparer.Ordinal);

    /// <summary>All names, in the order of the inputs.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<UncertainInput>().Select(Of)];

    /// <summary>The name of an input.</summary>
    /// <param name="input">The input.</param>
    public static string Of(UncertainInput input)
    {
        string name = input.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The input of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public static UncertainInput? Find(string name) => ByName.TryGetValue(name, out UncertainInput input) ? input : null;
}
