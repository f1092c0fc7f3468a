using Planner.Rules.Pack;

namespace Planner.Analysis.Attainment;

/// <summary>Puts intervals into words. The ranges of the words are data; they may overlap, as those of the IPCC guidance note do (Mastrandrea et al. 2010).</summary>
public static class Likelihood
{
    /// <summary>
    /// The words for an interval: the narrowest range that contains it; where none does, the narrowest ranges that contain its two ends,
    /// the lower first.
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="low">Lower end, 0..1.</param>
    /// <param name="high">Upper end, 0..1; ≥ <paramref name="low"/>.</param>
    /// <returns>One or two words; none where the words leave a gap at an end.</returns>
    public static IReadOnlyList<LikelihoodWord> Of(IReadOnlyList<LikelihoodWord> words, double low, double high)
    {
        if (Narrowest(words, low, high) is { } one)
        {
            return [one];
        }

        LikelihoodWord?[] ends = [Narrowest(words, low, low), Narrowest(words, high, high)];
        return ends.OfType<LikelihoodWord>().Distinct().ToArray();
    }

    /// <summary>
    /// The heap an interval falls on. The middle word is the narrowest whose range has one half inside it; what lies wholly above its range is
    /// likely, wholly below unlikely.
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="low">Lower end, 0..1.</param>
    /// <param name="high">Upper end, 0..1.</param>
    public static Outlook OutlookOf(IReadOnlyList<LikelihoodWord> words, double low, double high)
    {
        LikelihoodWord? middle = words.Where(w => w.From < 0.5 && w.To > 0.5 && w.From > 0 && w.To < 1).OrderBy(Width).FirstOrDefault();
        return low > (middle?.To ?? 0.5) ? Outlook.Likely : high < (middle?.From ?? 0.5) ? Outlook.Unlikely : Outlook.Uncertain;
    }

    /// <summary>Where "likely" begins, 0..1: the least likely word wholly above one half; one half where there is none.</summary>
    /// <param name="words">The words.</param>
    public static double LikelyFrom(IReadOnlyList<LikelihoodWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Where(w => w.From > 0.5).Select(w => w.From).DefaultIfEmpty(0.5).Min();
    }

    private static LikelihoodWord? Narrowest(IReadOnlyList<LikelihoodWord> words, double low, double high) =>
        words.Where(w => w.From <= low && high <= w.To).OrderBy(Width).FirstOrDefault();

    // Rounded: 1 − 0.9 and 0.1 − 0 are the same width, and then the order of the file decides.
    private static double Width(LikelihoodWord word) => Math.Round(word.To - word.From, 9);
}
