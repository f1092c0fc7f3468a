namespace Planner.Localities.Import.Layout;

/// <summary>Which communes a text may mean.</summary>
/// <param name="Communes">Indices; none, one, or several where it cannot be told.</param>
/// <param name="ZerosLost">Whether zeros had to be put before a code.</param>
/// <param name="MarksIgnored">Whether the marks of the letters had to be left out of account.</param>
internal readonly record struct CommuneMatch(IReadOnlyList<int> Communes, bool ZerosLost = false, bool MarksIgnored = false)
{
    public static CommuneMatch None { get; } = new([]);

    public int? One => Communes.Count == 1 ? Communes[0] : null;
}
