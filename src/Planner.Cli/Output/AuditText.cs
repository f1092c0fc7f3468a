using Planner.Analysis.Coherence;
using Planner.Cli.Words;
using Planner.Localities.Units;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Cli.Output;

/// <summary>The audit of targets in sentences.</summary>
internal static class AuditText
{
    /// <summary>Writes one locality's audit.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="locality">The locality.</param>
    /// <param name="coherence">What was found.</param>
    /// <param name="output">Receives it.</param>
    public static void Write(Texts texts, Locality locality, TargetCoherence coherence, TextWriter output)
    {
        var numbers = new NumberText(texts.Language);
        output.WriteLine(texts.Format(Phrase.AuditHeading, locality.Title.In(texts.Language), coherence.Targets, coherence.Findings.Count));
        foreach (CoherenceFinding finding in coherence.Findings)
        {
            string targets = Listed(texts, finding.Targets), from = Listed(texts, finding.From);
            string of = finding.Of is { } most ? texts.Format(Phrase.AuditOutOf, numbers.Exact(most)) : "";
            output.WriteLine("  " + finding.Kind switch
            {
                FindingKind.Impossible => texts.Format(Phrase.AuditImpossible, targets),
                FindingKind.Contradiction => texts.Format(Phrase.AuditContradiction, targets),
                FindingKind.Implied => texts.Format(Phrase.AuditImplied, targets, from),
                FindingKind.AlwaysMet => texts.Format(Phrase.AuditAlways, targets),
                _ => texts.Format(
                    finding.Least is null ? Phrase.AuditNeedsMost : Phrase.AuditNeedsLeast,
                    from,
                    finding.Quantity!.In(texts.Language),
                    finding.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    numbers.Exact(Math.Round((finding.Least ?? finding.Most)!.Value, 2)) + (finding.Unit == Units.Percent ? " %" : of)),
            });
            if (finding.Relations.Count > 0)
            {
                output.WriteLine(texts.Format(Phrase.AuditBecause, string.Join("; ", finding.Relations.Select(r => r.Title.In(texts.Language)))));
            }
        }

        if (coherence.Findings.Count == 0)
        {
            output.WriteLine("  " + texts[Phrase.AuditNone]);
        }

        foreach (UnreadTarget unread in coherence.Unread)
        {
            output.WriteLine("  " + texts.Format(Phrase.AuditUnread, unread.Target, unread.Reason));
        }
    }

    private static string Listed(Texts texts, IReadOnlyList<string> ids) =>
        ids.Count < 2 ? string.Concat(ids) : string.Join(", ", ids.SkipLast(1)) + texts[Phrase.ListAnd] + ids[^1];
}
