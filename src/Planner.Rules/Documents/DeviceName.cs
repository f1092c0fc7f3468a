namespace Planner.Rules.Documents;

/// <summary>Names that Windows takes for devices, whatever follows a point: a file of such a name cannot be made there.</summary>
public static class DeviceName
{
    private static readonly string[] Names = ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"com{n}", $"lpt{n}"])];

    /// <summary>Whether a name is one of them: <c>CON</c>, <c>nul.txt</c>.</summary>
    /// <param name="name">The name of a file or folder.</param>
    public static bool Is(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase);
    }
}
