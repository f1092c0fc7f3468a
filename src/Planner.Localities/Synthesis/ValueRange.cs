namespace Planner.Localities.Synthesis;

/// <summary>Values from a worse to a better one, in natural units; for a share that should fall the better is the smaller.</summary>
/// <param name="Worse">The worse end.</param>
/// <param name="Better">The better end.</param>
public readonly record struct ValueRange(double Worse, double Better)
{
    /// <summary>The value at a place between the ends.</summary>
    /// <param name="place">0 (worse) to 1 (better).</param>
    public double At(double place) => Worse + ((Better - Worse) * place);
}
