namespace Planner.Rules.Language;

/// <summary>How many replicates a lane kernel handles at a time. It never changes an answer.</summary>
public enum VectorWidth
{
    /// <summary>One after the other, by the scalar reader.</summary>
    Scalar = 1,

    /// <summary>Two in a register of 128 bits.</summary>
    Bits128 = 2,

    /// <summary>Four in a register of 256 bits.</summary>
    Bits256 = 4,

    /// <summary>Eight in a register of 512 bits.</summary>
    Bits512 = 8,
}
