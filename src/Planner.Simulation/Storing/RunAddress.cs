namespace Planner.Simulation.Storing;

/// <summary>The name of a run: the SHA-256 of everything its outcomes depend on, in lower-case hexadecimal.</summary>
/// <param name="Hex">64 digits.</param>
public readonly record struct RunAddress(string Hex)
{
    /// <summary>Digits of an address.</summary>
    public const int Length = 64;

    /// <summary>The first digits, enough for people.</summary>
    public string Short => Hex[..12];

    /// <summary>Whether a text is an address.</summary>
    /// <param name="text">The text.</param>
    public static bool IsAddress(string text) => text is { Length: Length } && !text.AsSpan().ContainsAnyExcept("0123456789abcdef");

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
