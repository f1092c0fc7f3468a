using System.Globalization;
using Planner.Rules.Language;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Running;

/// <summary>Runs the cases with the simulator's own compiled rules, and explains what failed.</summary>
internal sealed class SuiteRunner(TestSuite suite)
{
    /// <summary>The results in file order.</summary>
    public IReadOnlyList<CaseResult> Run(CancellationToken cancel)
    {
        var results = new List<CaseResult>();
        foreach (TestCase test in suite.Cases)
        {
            cancel.ThrowIfCancellationRequested();
            results.Add(new CaseResult(test.Name, test.Title, test.Span, [.. test.Expectations.Select(e => Check(e, test))]));
        }

        return results;
    }

    /// <summary>Whether a value meets an expectation of a range.</summary>
    public static bool Within(ExpectedResult expected, double value) => value >= expected.From && value <= expected.To;

    private static ExpectationResult Check(Expectation expectation, TestCase test)
    {
        RuleNode node = expectation.Rule;
        ExpectedResult expected = expectation.Expected;
        bool passed;
        string actual;
        if (expected.Outcome is { } outcome)
        {
            RuleOutcome came = node.Rule.Outcome(test.Lanes, 0, 1, test.Shared, 0);
            passed = came == outcome;
            actual = ExpectedResult.Word(came);
        }
        else
        {
            double came = node.LeftSide!.CheckedScalar(test.Lanes, 0, 1, test.Shared, 0, out bool failed);
            passed = !failed && Within(expected, came);
            actual = failed ? "error" : came.ToString("R", CultureInfo.InvariantCulture);
        }

        if (passed)
        {
            return new ExpectationResult(node.Path, expectation.Span, node.Rule.Source.Span, expected, actual, null, true, []);
        }

        RuleExplanation explanation = node.Rule.Explain(test.Lanes, 0, 1, test.Shared, 0);
        IReadOnlyList<ComparisonExplanation> decisive = [.. explanation.Comparisons.Where(c => c.Decisive)];
        if (decisive.Count == 0)
        {
            // No comparison decides alone (two of an 'and' fail): those on the side of the answer are what the reader needs.
            decisive = [.. explanation.Comparisons.Where(c => c.Reached && c.Passed == explanation.Passed)];
        }

        return new ExpectationResult(node.Path, expectation.Span, node.Rule.Source.Span, expected, actual, explanation.Error, false, decisive);
    }
}
