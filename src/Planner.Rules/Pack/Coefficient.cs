namespace Planner.Rules.Pack;

/// <summary>One number of the model with its provenance.</summary>
/// <param name="Value">The value.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record Coefficient(double Value, Provenance Provenance)
{
    /// <summary>The value.</summary>
    /// <param name="coefficient">The coefficient.</param>
    public static implicit operator double(Coefficient coefficient) => coefficient.Value;
}
