using Planner.Analysis.Comparison;
using Planner.Analysis.Precision;
using Planner.Cli.Arguments;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;

namespace Planner.Cli.Output;

/// <summary>Prints how the number of replicates was found, as text.</summary>
internal static class PrecisionLines
{
    /// <summary>Prints it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="precision">How it was found.</param>
    /// <param name="comparison">The scenarios.</param>
    public static void Write(CommandCall call, PrecisionResult precision, EnsembleComparison comparison)
    {
        foreach (string sentence in new PrecisionText(call.Texts.Language).Sentences(precision, comparison))
        {
            foreach (string line in call.Host.OutIsTerminal ? DisplayWidth.Wrap(sentence, call.Host.Width) : [sentence])
            {
                call.Host.Out.WriteLine(line);
            }
        }
    }
}
