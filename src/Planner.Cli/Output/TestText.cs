using System.Globalization;
using Planner.Cli.Words;
using Planner.Rules.Language;
using Planner.Rules.Testing;

namespace Planner.Cli.Output;

/// <summary>Writes what came of rule tests for a reader: failures first, then gaps and survivors, a line per file, a sum.</summary>
internal sealed class TestText(Texts texts)
{
    /// <summary>Writes the results.</summary>
    /// <param name="results">The results.</param>
    /// <param name="gaps">Whether what no test came to is listed.</param>
    /// <param name="output">Where.</param>
    public void Write(IReadOnlyList<SuiteResult> results, bool gaps, TextWriter output)
    {
        foreach (SuiteResult result in results)
        {
            foreach (CaseResult failed in result.Cases.Where(c => !c.Passed))
            {
                WriteFailures(failed, output);
            }

            foreach (CoverageGap gap in gaps ? result.Coverage.Gaps : [])
            {
                output.WriteLine($"{gap.Span}: " + (gap.Text is null
                    ? texts.Format(Phrase.TestRuleNeverSeen, gap.Rule, gap.Missing)
                    : texts.Format(Phrase.TestSideNeverSeen, gap.Rule, gap.Text, gap.Missing)));
            }

            foreach (SurvivingMutant survivor in result.Mutation?.Survivors ?? [])
            {
                output.WriteLine($"{survivor.Span}: " + texts.Format(Phrase.TestSurvivor, survivor.Rule, survivor.Change));
            }

            output.WriteLine(Line(result));
        }

        int cases = results.Sum(r => r.Cases.Count), failures = results.Sum(r => r.Failed);
        output.WriteLine(texts.Format(Phrase.TestSum, results.Count, cases, cases - failures, failures));
    }

    private string Line(SuiteResult result)
    {
        string line = $"{result.File}: " + texts.Format(
            Phrase.TestLine,
            result.Cases.Count - result.Failed,
            result.Failed,
            result.Coverage.RulesSeen,
            result.Coverage.Rules,
            result.Coverage.SidesSeen,
            result.Coverage.Sides);
        return result.Mutation is { } mutation
            ? line + texts.Format(Phrase.TestScore, Math.Floor(mutation.Score * 1000) / 10, mutation.Killed, mutation.Mutants)
            : line;
    }

    private void WriteFailures(CaseResult failed, TextWriter output)
    {
        foreach (ExpectationResult result in failed.Expectations.Where(e => !e.Passed))
        {
            string name = failed.Title?.In(texts.Language) ?? failed.Name;
            output.WriteLine($"{result.Span}: " + texts.Format(Phrase.TestFailed, result.Rule, result.Expected, result.Actual, name));
            if (result.Error is not null)
            {
                output.WriteLine($"    {result.RuleSpan}: {result.Error}");
            }

            foreach (string unit in result.Units)
            {
                output.WriteLine($"    {unit}");
            }

            foreach (ComparisonExplanation c in result.Decisive)
            {
                output.WriteLine($"    {c.Span}: {c.Expression}: {Side(c.Left)} {Relation(c)} {Side(c.Right)}");
            }
        }
    }

    /// <summary>How the sides lie, which is not always what the rule asks.</summary>
    internal static string Relation(ComparisonExplanation c)
    {
        if (c.Left is not IConvertible || c.Right is not IConvertible || c.Left is bool || c.Right is bool)
        {
            return Equals(c.Left, c.Right) ? "=" : "≠";
        }

        double left = Convert.ToDouble(c.Left, CultureInfo.InvariantCulture), right = Convert.ToDouble(c.Right, CultureInfo.InvariantCulture);
        return left < right ? "<" : left > right ? ">" : left == right ? "=" : "≠";
    }

    /// <summary>A side's value in the words of the rule language.</summary>
    internal static string Side(object? value) => value switch
    {
        null => "?",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "?",
    };
}
