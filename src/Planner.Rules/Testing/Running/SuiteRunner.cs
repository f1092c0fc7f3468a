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

    /// <summary>Whether a case's expectation is met.</summary>
    public static bool IsMet(Expectation expectation, TestCase test) => IsMet(expectation, Value(expectation, test));

    /// <summary>Whether a result meets an expectation.</summary>
    /// <param name="expectation">The expectation.</param>
    /// <param name="value">The result that it is about: 1 or 0 for a truth, a number, NaN when there is none.</param>
    public static bool IsMet(Expectation expectation, double value) => expectation.Expected switch
    {
        { Outcome: RuleOutcome.Error } => double.IsNaN(value),
        { Outcome: { } outcome } => value == (outcome == RuleOutcome.True ? 1 : 0),
        _ => value >= expectation.Expected.From && value <= expectation.Expected.To,
    };

    private static double Value(Expectation expectation, TestCase test) => expectation.Expected.Outcome is null && expectation.Rule.Kind == NodeKind.Truth
        ? expectation.Rule.LeftSide!.Scalar(test.Own.Lanes, 0, 1, test.Own.Shared, 0)
        : expectation.Rule.Evaluate(test);

    private static ExpectationResult Check(Expectation expectation, TestCase test)
    {
        RuleNode node = expectation.Rule;
        double came = Value(expectation, test);
        bool truth = node.Kind is NodeKind.Group || (node.Kind == NodeKind.Truth && expectation.Expected.Outcome is not null);
        string actual = double.IsNaN(came) ? "error" : truth ? came == 1 ? "true" : "false" : came.ToString("R", CultureInfo.InvariantCulture);
        var result = new ExpectationResult(node.Path, expectation.Span, node.Rule.Source.Span, expectation.Expected, actual, null, IsMet(expectation, came), []);
        if (result.Passed)
        {
            return result;
        }

        if (node.Kind == NodeKind.Aggregate)
        {
            return result with { Units = Units(node, test) };
        }

        RuleExplanation explanation = node.Rule.Explain(test.Own.Lanes, 0, 1, test.Own.Shared, 0);
        IReadOnlyList<ComparisonExplanation> decisive = [.. explanation.Comparisons.Where(c => c.Decisive)];
        if (decisive.Count == 0)
        {
            // No comparison decides alone (two of an 'and' fail): those on the side of the answer are what the reader needs.
            decisive = [.. explanation.Comparisons.Where(c => c.Reached && (node.Kind == NodeKind.Number || c.Passed == explanation.Passed))];
        }

        return result with { Error = explanation.Error, Decisive = decisive };
    }

    private static IReadOnlyList<string> Units(RuleNode node, TestCase test) => [.. test.UnitsOf(node).Select((unit, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{node.Record} {i + 1}: {string.Join(", ", node.Children.Select(part => $"{part.Rule.Name} = {part.Evaluate(unit):R}"))}"))];
}
