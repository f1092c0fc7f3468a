using Planner.Cli.Words;
using Planner.Reporting.Text;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Turning;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;

namespace Planner.Cli.Output;

/// <summary>An explanation for people: what fails first, with what is missing, then what passes.</summary>
internal sealed class ExplanationText
{
    private const string Indent = "    ";
    private const string Deep = "        ";
    private const int MostDecimals = 6;

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
        if (explanation.Drafts.Count > 0)
        {
            Paragraph(output, "", texts.Format(Phrase.WithDrafts, string.Join(", ", explanation.Drafts)));
        }

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
        if (explanation.Criteria.SelectMany(c => c.Comparisons).Any(c => c.Unit == "readiness"))
        {
            Paragraph(output, "", texts[Phrase.ExplainReadinessNote]);
        }

        if (explanation.Criteria.SelectMany(c => c.Comparisons).Any(c => c.Change?.Turning.Price?.Money is not null))
        {
            Paragraph(output, "", texts.Format(Phrase.ExplainCostNote, explanation.Replicate is null ? PreparedModel.PriceBaseYear : explanation.Year));
        }

        output.WriteLine();
        Status(output, explanation.Status);
    }

    private void Criterion(TextWriter output, CriterionResult criterion)
    {
        string name = (criterion.Id + " " + (criterion.Title?.In(texts.Language) ?? "")).TrimEnd();
        List<IGrouping<string, ComparisonResult>> conditions = [.. criterion.Comparisons.GroupBy(c => c.Rule)];
        int failed = conditions.Count(c => c.Any(k => !k.Passed));
        Paragraph(output, "  ", criterion.Passed || failed == 0 || conditions.Count == 1 ? name : texts.Format(Phrase.ExplainFailedOf, name, failed, conditions.Count));
        if (criterion.Error is { } error)
        {
            Paragraph(output, Indent, texts.Format(Phrase.ExplainError, error));
        }

        List<(string? Source, LocalizedText? Assumption)> grounds =
            [.. criterion.Comparisons.Where(c => !c.Passed).Select(c => (c.Source, c.Assumption)).Distinct()];
        foreach (IGrouping<string, ComparisonResult> condition in conditions)
        {
            Condition(output, condition, criterion.Passed, sayGrounds: grounds.Count > 1);
        }

        if (!criterion.Passed && grounds.Count == 1)
        {
            Grounds(output, Indent, grounds[0].Source, grounds[0].Assumption);
        }

        Turning(output, criterion, failed);
    }

    private void Condition(TextWriter output, IEnumerable<ComparisonResult> comparisons, bool criterionPassed, bool sayGrounds)
    {
        ComparisonResult? last = null;
        foreach (ComparisonResult c in comparisons)
        {
            string what = c.Title?.In(texts.Language) ?? c.Expression;
            if (c.Passed)
            {
                Paragraph(output, "    + ", Passed(c, what));
                Drafted(output, c);
                continue;
            }

            if (last is null)
            {
                Paragraph(output, "    - ", what);
            }

            Paragraph(output, Deep, texts.Format(
                !(c.Margin is { } margin && double.IsFinite(margin) && margin < 0 && !IsTruth(c)) ? Phrase.ExplainFound
                    : Number(c.Left) > Number(c.Right) ? Phrase.ExplainFoundOver : Phrase.ExplainFoundShort,
                Found(c),
                Required(c),
                Margin(Math.Abs(c.Margin ?? 0), c.Unit)));
            Drafted(output, c);
            last = c;
        }

        if (last is null || criterionPassed)
        {
            return;
        }

        Change(output, last);
        if (sayGrounds)
        {
            Grounds(output, Deep, last.Source, last.Assumption);
        }

        Paragraph(output, Deep, texts.Format(Phrase.ExplainRule, $"{last.Expression} ({last.Span})"));
    }

    /// <summary>Where a threshold is not the official file's: which draft, and by what right.</summary>
    private void Drafted(TextWriter output, ComparisonResult comparison)
    {
        foreach (ParameterResult parameter in comparison.Parameters.Where(p => p.Draft is not null))
        {
            string grounds = texts.Format(parameter.Source is null ? Phrase.ExplainAssumption : Phrase.ExplainSource, parameter.Source ?? parameter.Assumption?.In(texts.Language));
            Paragraph(output, Deep, $"p.{parameter.Id}: {grounds} ({parameter.Span})");
        }
    }

    private string Passed(ComparisonResult c, string what) => c.Margin is { } margin && double.IsFinite(margin) && margin > 0 && !IsTruth(c)
        ? texts.Format(Phrase.ExplainFoundSpare, what, Found(c), Required(c), Margin(margin, c.Unit))
        : texts.Format(Phrase.ExplainFoundTruth, what, Found(c), Required(c));

    private void Change(TextWriter output, ComparisonResult failed)
    {
        if (failed.Change is not { } change)
        {
            Paragraph(output, Deep, texts[Phrase.ExplainNoSingle]);
            return;
        }

        TurningChange turning = change.Turning;
        bool said = failed.Left is double left && failed.Right is double right && left == turning.From && right == turning.To;
        if (!said)
        {
            Paragraph(output, Deep, turning.Input.Type == InputType.Bool
                ? texts.Format(Phrase.ExplainBecome, change.Title.In(texts.Language), texts[turning.To != 0 ? Phrase.Yes : Phrase.No])
                : texts.Format(
                    turning.Rises ? Phrase.ExplainRaise : Phrase.ExplainLower,
                    change.Title.In(texts.Language),
                    Amount(turning.From, turning.Rounded, turning.Input.Unit),
                    Exact(turning.Rounded, turning.Input.Unit)));
        }

        if (turning.Price is { } price)
        {
            Paragraph(output, Deep, price.Status switch
            {
                PriceStatus.Priced => texts.Format(
                    price.Lag > 0 ? Phrase.ExplainCostNextYear : Phrase.ExplainCost, Money(price.Money!.Value), Payer(price.Component!)),
                PriceStatus.NoComponent => texts[Phrase.ExplainNoComponent],
                PriceStatus.NotEligible => texts[Phrase.ExplainNotEligible],
                PriceStatus.BeyondReach => texts[Phrase.ExplainBeyondReach],
                _ => texts[Phrase.ExplainNoCurve],
            });
        }
    }

    private void Turning(TextWriter output, CriterionResult criterion, int failed)
    {
        if (criterion.Passed)
        {
            if (criterion.Changes is [IndicatorChange nearest, ..])
            {
                TurningChange turning = nearest.Turning;
                bool truth = turning.Input.Type == InputType.Bool;
                Paragraph(output, Indent, texts.Format(
                    truth ? Phrase.ExplainBecomesIf : turning.Rises ? Phrase.ExplainRisesIf : Phrase.ExplainFallsIf,
                    nearest.Title.In(texts.Language),
                    truth ? texts[turning.To != 0 ? Phrase.Yes : Phrase.No] : Exact(turning.Rounded, turning.Input.Unit)));
            }
        }
        else if (criterion.Together.Count > 0)
        {
            Paragraph(output, Indent, criterion.TogetherMoney is { } money
                ? texts.Format(Phrase.ExplainTogetherPrice, criterion.Id, criterion.Together.Count, Money(money))
                : texts.Format(Phrase.ExplainTogether, criterion.Id, criterion.Together.Count));
        }
        else if (criterion.Changes.Count == 0 && criterion.Comparisons.Any(c => c.Passed || c.Change is not null))
        {
            Paragraph(output, Indent, texts.Format(Phrase.ExplainNothing, criterion.Id));
        }
        else if (criterion.Changes.Count > 1 && failed > 1)
        {
            Paragraph(output, Indent, texts.Format(Phrase.ExplainAnyOf, criterion.Id, criterion.Changes.Count));
        }

        if (criterion.Undecided.Count > 0)
        {
            Paragraph(output, Indent, texts.Format(Phrase.ExplainUndecided, string.Join(", ", criterion.Undecided)));
        }
    }

    private void Grounds(TextWriter output, string lead, string? source, LocalizedText? assumption)
    {
        if ((source ?? assumption?.In(texts.Language)) is { } grounds)
        {
            Paragraph(output, lead, texts.Format(source is null ? Phrase.ExplainAssumption : Phrase.ExplainSource, grounds));
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

    private string Payer(ComponentDefinition component) => component.Title.In(texts.Language);

    private string Money(double million) => Math.Abs(million) >= 1000 ? numbers.WithUnit(million / 1000, "billion VND") : numbers.WithUnit(million, "million VND");

    private static bool IsTruth(ComparisonResult c) => c.Right is bool;

    private string Found(ComparisonResult c) => Number(c.Left) is { } left && Number(c.Right) is { } right ? Amount(left, right, ShortUnit(c.Unit)) : Value(c.Left);

    private string Required(ComparisonResult c)
    {
        string right = Number(c.Right) is { } number ? Exact(number, c.Unit) : Value(c.Right);
        return c.Right is bool ? right : texts.Format(
            c.Operator switch
            {
                ">=" => Phrase.ExplainAtLeast,
                "<=" => Phrase.ExplainAtMost,
                ">" => Phrase.ExplainMoreThan,
                "<" => Phrase.ExplainLessThan,
                "==" => Phrase.ExplainExactly,
                _ => Phrase.ExplainOther,
            },
            right);
    }

    // A long unit is said once, on the right.
    private static string? ShortUnit(string? unit) => unit == Units.Percent ? unit : null;

    private static double? Number(object? value) => value switch
    {
        double number => number,
        int or long => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A number as its unit is usually written, with more decimals where it would look like the one it is compared with.</summary>
    private string Amount(double value, double other, string? unit)
    {
        for (int decimals = 1; decimals < MostDecimals; decimals++)
        {
            double rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
            if (value == other || rounded != other)
            {
                return Exact(rounded, unit);
            }
        }

        return Exact(value, unit);
    }

    private string Exact(double value, string? unit) => unit switch
    {
        "readiness" => texts.Format(Phrase.ExplainReadiness, numbers.Exact(value)),
        not null when Known(unit) => numbers.ExactWithUnit(value, unit),
        _ => numbers.Exact(value),
    };

    private string Margin(double margin, string? unit) => unit switch
    {
        Units.Percent => Exact(Significant(margin), "percentage points"),
        "readiness" => texts.Format(Phrase.ExplainPoints, numbers.Exact(Significant(margin))),
        _ => Exact(Significant(margin), unit),
    };

    // One decimal, more only below 0.1.
    private static double Significant(double margin)
    {
        for (int decimals = 1; decimals < MostDecimals; decimals++)
        {
            double rounded = Math.Round(margin, decimals, MidpointRounding.AwayFromZero);
            if (rounded != 0)
            {
                return rounded;
            }
        }

        return margin;
    }

    private static bool Known(string? unit) => unit is not null && Units.All.Contains(unit, StringComparer.Ordinal);

    private string Value(object? value) => value switch
    {
        null => NumberText.None,
        bool truth => texts[truth ? Phrase.Yes : Phrase.No],
        double number => numbers.Exact(number),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private void Paragraph(TextWriter output, string lead, string text)
    {
        IReadOnlyList<string> lines = DisplayWidth.Wrap(text, Math.Max(20, width - lead.Length));
        for (int i = 0; i < lines.Count; i++)
        {
            output.WriteLine(((i == 0 ? lead : new string(' ', lead.Length)) + lines[i]).TrimEnd());
        }
    }
}
