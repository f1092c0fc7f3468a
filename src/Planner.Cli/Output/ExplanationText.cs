using Planner.Cli.Words;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Explaining;

namespace Planner.Cli.Output;

/// <summary>An explanation for people: what fails first, with what is missing, then what passes.</summary>
internal sealed class ExplanationText
{
    private const string Indent = "      ";

    private readonly Texts texts;
    private readonly NumberText numbers;
    private readonly int width;

    public ExplanationText(Texts texts, int width)
    {
        this.texts = texts;
        this.width = width;
        numbers = new NumberText(texts.Language);
    }

    /// <param name="explanation">The explanation.</param>
    /// <param name="notice">The mark of synthetic data; null where the data are real.</param>
    /// <param name="output">Where to.</param>
    public void Write(CommuneExplanation explanation, LocalizedText? notice, TextWriter output)
    {
        if (notice is not null)
        {
            Paragraph(output, "", notice.In(texts.Language));
            output.WriteLine();
        }

        string history = explanation.Replicate is { } replicate ? texts.Format(Phrase.ExplainReplicate, replicate) : texts[Phrase.ExplainStart];
        Paragraph(output, "", texts.Format(Phrase.ExplainHeading, explanation.Name, explanation.Year, explanation.Scenario, history));
        Paragraph(output, "", texts.Format(Phrase.ExplainSet, explanation.SetTitle.In(texts.Language)));
        int met = explanation.Criteria.Count(c => c.Passed);
        Paragraph(output, "", texts.Format(Phrase.ExplainCount, met, explanation.Criteria.Count));
        foreach (bool passed in (bool[])[false, true])
        {
            List<CriterionResult> criteria = [.. explanation.Criteria.Where(c => c.Passed == passed)];
            if (criteria.Count > 0)
            {
                output.WriteLine();
                output.WriteLine(texts[passed ? Phrase.ExplainPassed : Phrase.ExplainFailed]);
                criteria.ForEach(c => Criterion(output, c));
            }
        }

        output.WriteLine();
        Status(output, explanation.Status);
    }

    private void Criterion(TextWriter output, CriterionResult criterion)
    {
        Paragraph(output, criterion.Passed ? "  + " : "  - ", criterion.Id + " " + (criterion.Title?.In(texts.Language) ?? ""));
        if (criterion.Error is { } error)
        {
            Paragraph(output, Indent, texts.Format(Phrase.ExplainError, error));
        }

        foreach (ComparisonResult c in criterion.Comparisons)
        {
            string what = c.Title?.In(texts.Language) ?? c.Expression;
            string sides = $"{Left(c.Left, c.Unit)} {NumberText.Sign(c.Operator)} {Value(c.Right, c.Unit)}";
            string margin = c.Margin is not { } m || !double.IsFinite(m) || (m == 0 && c.Passed) ? ""
                : "; " + texts.Format(m >= 0 ? Phrase.ExplainSpare : Phrase.ExplainShort, Margin(Math.Abs(m), c.Unit));
            Paragraph(output, Indent + (c.Passed ? "+ " : "- "), $"{what}: {sides}{margin}");
            if (!criterion.Passed && !c.Passed)
            {
                Paragraph(output, Indent + "  ", $"{c.Expression} ({c.Span})");
                if ((c.Source ?? c.Assumption) is { } grounds)
                {
                    Paragraph(output, Indent + "  ", texts.Format(c.Source is null ? Phrase.ExplainAssumption : Phrase.ExplainSource, grounds));
                }
            }
        }
    }

    private void Status(TextWriter output, CommuneStatus status)
    {
        output.WriteLine(texts[Phrase.ExplainStatus]);
        string[] lines =
        [
            texts.Format(Phrase.StatusLevel, texts[Level(status.Level)]),
            texts.Format(Phrase.StatusMoney, numbers.Fixed(status.Spending.Values.Sum(), 0), numbers.Fixed(status.Debt, 0)),
            texts.Format(Phrase.StatusPoverty, numbers.Fixed(status.PovertyRate, 1), numbers.Fixed(status.NearPoorRate, 1), numbers.Fixed(status.Income, 1)),
            .. status.EspeciallyDifficult ? [texts[Phrase.StatusEspeciallyDifficult]] : Array.Empty<string>(),
            .. status.Registered ? [texts[Phrase.StatusRegistered]] : Array.Empty<string>(),
            .. status.Submitted ? [texts[Phrase.StatusSubmitted]] : Array.Empty<string>(),
        ];
        foreach (string line in lines)
        {
            Paragraph(output, "  ", line);
        }
    }

    private static Phrase Level(int level) => level switch
    {
        0 => Phrase.LevelNone,
        1 => Phrase.LevelNewRural,
        2 => Phrase.LevelAdvanced,
        _ => Phrase.LevelModel,
    };

    // The unit is said once, on the right.
    private string Left(object? value, string? unit) => value is double number && Known(unit) ? numbers.Value(number, unit!) : Value(value, null);

    private string Margin(double margin, string? unit) => unit switch
    {
        Units.Percent => numbers.WithUnit(margin, "percentage points"),
        not null when Known(unit) => numbers.Value(margin, unit),
        _ => Plain(margin),
    };

    private static bool Known(string? unit) => unit is not null && Units.All.Contains(unit, StringComparer.Ordinal);

    private string Plain(double value) => numbers.Exact(Math.Round(value, 2));

    private string Value(object? value, string? unit) => value switch
    {
        null => NumberText.None,
        bool truth => texts[truth ? Phrase.Yes : Phrase.No],
        double number => WithUnit(number, unit),
        int or long => WithUnit(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), unit),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private string WithUnit(double value, string? unit) =>
        Known(unit) ? numbers.WithUnit(value, unit!) : Plain(value);

    private void Paragraph(TextWriter output, string lead, string text)
    {
        IReadOnlyList<string> lines = DisplayWidth.Wrap(text, Math.Max(20, width - lead.Length));
        for (int i = 0; i < lines.Count; i++)
        {
            output.WriteLine(((i == 0 ? lead : new string(' ', lead.Length)) + lines[i]).TrimEnd());
        }
    }
}
