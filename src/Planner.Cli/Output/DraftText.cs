using System.Globalization;
using Planner.Cli.Words;
using Planner.Reporting.Text;
using Planner.Rules.Drafts;
using Planner.Simulation.Explaining;

namespace Planner.Cli.Output;

/// <summary>Drafts for people: what each changes, from what to what, by which law.</summary>
internal sealed class DraftText(Texts texts)
{
    private const string Indent = "  ";

    /// <summary>The drafts with their changes as written.</summary>
    public void Write(IReadOnlyList<DraftFile> files, TextWriter output)
    {
        foreach (DraftFile file in files)
        {
            output.WriteLine($"{file.Name} ({file.Path})");
            foreach (DraftChange change in file.Changes)
            {
                output.WriteLine($"{Indent}{change.Target} = {change.ValueText}; {Terms(change)}");
            }
        }
    }

    /// <summary>One draft beside the official values.</summary>
    public void Write(IReadOnlyList<DraftFile> files, IReadOnlyList<AppliedChange> applied, TextWriter output)
    {
        foreach (DraftFile file in files)
        {
            output.WriteLine($"{file.Name} ({file.Path})");
            foreach (DraftChange change in file.Changes)
            {
                string? official = applied.FirstOrDefault(a => a.Change.Span == change.Span)?.OfficialValue;
                output.WriteLine($"{Indent}{change.Target}: {official ?? texts[Phrase.WatchNone]} -> {change.ValueText}; {Terms(change)}");
            }
        }
    }

    /// <summary>What the draft does to the communes.</summary>
    public void Write(DraftFlips flips, TextWriter output)
    {
        output.WriteLine();
        if (flips.Locality.Synthetic)
        {
            output.WriteLine(flips.Locality.SyntheticNotice.In(texts.Language));
        }

        int communes = flips.Flips.Select(f => f.Commune).Distinct(StringComparer.Ordinal).Count();
        output.WriteLine(texts.Format(
            Phrase.DraftFlipsHeading, flips.Locality.Title.In(texts.Language), Year(flips.Locality.StartYear), Year(flips.Year), communes, flips.Locality.Tables[0].Communes.Count));
        foreach (IGrouping<string, CriterionFlip> criterion in flips.Flips.GroupBy(f => $"{f.Set}/{f.Criterion}", StringComparer.Ordinal))
        {
            foreach (bool before in (bool[])[true, false])
            {
                List<CriterionFlip> some = [.. criterion.Where(f => f.Before == before)];
                if (some.Count > 0)
                {
                    string title = some[0].Title?.In(texts.Language) is { } named ? $" {named}" : "";
                    output.WriteLine($"{Indent}{criterion.Key}{title}: {texts.Format(before ? Phrase.DraftNoLonger : Phrase.DraftNow, some.Count)}: {string.Join(", ", some.Select(f => f.Commune))}");
                }
            }
        }
    }

    private string Terms(DraftChange change)
    {
        string status = texts[change.Status == DraftStatus.InForce ? Phrase.DraftStatusInForce : Phrase.DraftStatusDraft];
        string?[] terms =
        [
            status,
            change.Years.Length == 0 ? texts[Phrase.DraftAllYears] : texts.Format(Phrase.DraftYears, change.Years),
            change.Citation.Length == 0 ? null : change.Citation,
            change.Effective is { } day ? texts.Format(Phrase.DraftEffectiveOn, new NumberText(texts.Language).Day(day)) : null,
            change.Note,
        ];
        return string.Join("; ", terms.OfType<string>());
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
