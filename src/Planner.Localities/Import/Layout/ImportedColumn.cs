using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Layout;

/// <summary>A column of an office's table as it was understood.</summary>
/// <param name="Index">The column, from 0.</param>
/// <param name="Heading">Its heading, levels apart by " / ".</param>
/// <param name="State">What is done with it.</param>
/// <param name="Column">What it is, or may be; null for nothing known.</param>
/// <param name="Confidence">How sure that is, 0..1.</param>
/// <param name="Factor">What its numbers are multiplied by.</param>
/// <param name="Unit">The unit as the heading writes it; null where it names none.</param>
public sealed record ImportedColumn(int Index, string Heading, ImportedColumnState State, ImportColumn? Column, double Confidence, double Factor, string? Unit)
{
    /// <summary>The first values, as they are taken: texts of people are never among them.</summary>
    public IReadOnlyList<double> Samples { get; init; } = [];

    /// <summary>Least value taken; NaN where none was.</summary>
    public double Least { get; init; } = double.NaN;

    /// <summary>Greatest value taken; NaN where none was.</summary>
    public double Most { get; init; } = double.NaN;

    /// <summary>Rows of communes with a value.</summary>
    public int Filled { get; init; }

    /// <summary>Rows of communes without one.</summary>
    public int Blank { get; init; }

    /// <summary>What a mapping says of words in its cells.</summary>
    public IReadOnlyDictionary<string, double> Words { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether a mapping said what it is.</summary>
    public bool Mapped { get; init; }
}
