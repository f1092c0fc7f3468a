using System.Globalization;

namespace Planner.Analysis.Attainment;

/// <summary>A probability as people read it best: "in 100 simulated futures about 23". Never "0" or "100": a simulation shows no certainty.</summary>
/// <param name="InHundred">Rounded to 1 in 100, halves away from zero; 0..100.</param>
public readonly record struct NaturalFrequency(int InHundred)
{
    /// <summary>The frequency of a probability.</summary>
    /// <param name="probability">0..1.</param>
    public static NaturalFrequency Of(double probability) => new((int)Math.Round(100 * probability, MidpointRounding.AwayFromZero));

    /// <summary><c>23</c>; <c>&lt;1</c> and <c>&gt;99</c> at the ends.</summary>
    public override string ToString() => InHundred switch
    {
        <= 0 => "<1",
        >= 100 => ">99",
        int n => n.ToString(CultureInfo.InvariantCulture),
    };
}
