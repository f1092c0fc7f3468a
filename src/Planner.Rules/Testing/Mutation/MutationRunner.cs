using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading;
using Planner.Rules.Testing.Running;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Mutation;

/// <summary>Tries every change on every case that could notice it.</summary>
internal sealed class MutationRunner
{
    private readonly TestSuite suite;
    private readonly Dictionary<(RuleNode, TestCase), RuleOutcome> outcomes = [];
    private readonly Dictionary<RuleNode, List<(TestCase Case, Expectation Expectation)>> expectations = [];

    private MutationRunner(TestSuite suite)
    {
        this.suite = suite;
        foreach (TestCase test in suite.Cases)
        {
            foreach (Expectation expectation in test.Expectations)
            {
                if (!expectations.TryGetValue(expectation.Rule, out List<(TestCase, Expectation)>? list))
                {
                    expectations.Add(expectation.Rule, list = []);
                }

                list.Add((test, expectation));
            }
        }
    }

    /// <summary>The score of a suite whose cases all pass.</summary>
    public static MutationResult Run(TestSuite suite, Action<int, int>? progress, CancellationToken cancel)
    {
        var runner = new MutationRunner(suite);
        IReadOnlyList<Mutant> mutants = MutantFinder.Of(suite);
        var survivors = new List<SurvivingMutant>();
        for (int i = 0; i < mutants.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(i, mutants.Count);
            if (!runner.IsKilled(mutants[i]))
            {
                survivors.Add(new SurvivingMutant(mutants[i].Where, mutants[i].Span, mutants[i].Change));
            }
        }

        progress?.Invoke(mutants.Count, mutants.Count);
        return new MutationResult(mutants.Count, mutants.Count - survivors.Count, survivors);
    }

    private bool IsKilled(Mutant mutant) => mutant switch
    {
        // A missing rule must be noticed by the others: that it has no result of its own any more says nothing about the tests.
        DroppedRuleMutant { Rule.Parent: null } dropped => expectations.Keys.Any(dropped.Rule.Holds),
        DroppedRuleMutant dropped => Above(dropped.Rule.Parent).Any(x => Changes(x.Case, x.Expectation, mutant, dropped.Rule)),
        NegatedRuleMutant negated => Above(negated.Rule).Any(x => Changes(x.Case, x.Expectation, mutant, negated.Rule)),
        GroupMutant group => Above(group.Rule).Any(x => Changes(x.Case, x.Expectation, mutant, group.Rule)),
        ExpressionMutant expression => Above(expression.Rule).Any(x => Changes(x.Case, x.Expectation, mutant, expression.Rule)),
        ParameterMutant parameter => suite.Cases.Any(c => ReferenceEquals(c.Rows[parameter.Parameter], parameter.Row) && Changes(c, parameter)),
        _ => throw new InvalidOperationException($"{mutant.GetType().Name} is unknown"),
    };

    private IEnumerable<(TestCase Case, Expectation Expectation)> Above(RuleNode? rule)
    {
        for (RuleNode? at = rule; at is not null; at = at.Parent)
        {
            foreach ((TestCase, Expectation) item in expectations.GetValueOrDefault(at) ?? [])
            {
                yield return item;
            }
        }
    }

    private bool Changes(TestCase test, Expectation expectation, Mutant mutant, RuleNode changed)
    {
        if (expectation.Expected.Outcome is { } outcome)
        {
            return Outcome(expectation.Rule, test, mutant, changed) != outcome;
        }

        // The left side of a comparison is only touched by a change of the expression itself.
        return mutant is ExpressionMutant expression
            && ReferenceEquals(expression.Rule, expectation.Rule)
            && expression.Tree is BinaryNode comparison
            && !(Evaluate(comparison.Left, expression.Rule, test) is { } left && SuiteRunner.Within(expectation.Expected, Explainer.ToDouble(left) ?? double.NaN));
    }

    private static bool Changes(TestCase test, ParameterMutant mutant)
    {
        double[] shared = [.. test.Shared];
        shared[mutant.Slot] = mutant.Value;
        foreach (Expectation expectation in test.Expectations)
        {
            bool met = expectation.Expected.Outcome is { } outcome
                ? expectation.Rule.Rule.Outcome(test.Lanes, 0, 1, shared, 0) == outcome
                : SuiteRunner.Within(expectation.Expected, expectation.Rule.LeftSide!.Scalar(test.Lanes, 0, 1, shared, 0));
            if (!met)
            {
                return true;
            }
        }

        return false;
    }

    private RuleOutcome Outcome(RuleNode rule, TestCase test, Mutant mutant, RuleNode changed)
    {
        if (!rule.Holds(changed))
        {
            return Unchanged(rule, test);
        }

        RuleOutcome outcome;
        if (rule.Rule.Expression is null)
        {
            bool any = rule.Rule.IsAny ^ (mutant is GroupMutant && ReferenceEquals(rule, changed));
            List<bool> children =
            [
                .. rule.Children.Where(c => !(mutant is DroppedRuleMutant && ReferenceEquals(c, changed)))
                    .Select(c => Outcome(c, test, mutant, changed) == RuleOutcome.True),
            ];
            outcome = children.Count > 0 && (any ? children.Contains(true) : !children.Contains(false)) ? RuleOutcome.True : RuleOutcome.False;
        }
        else
        {
            outcome = mutant is ExpressionMutant expression
                ? Evaluate(expression.Tree, rule, test) is bool truth ? Of(truth) : RuleOutcome.Error
                : Unchanged(rule, test);
        }

        return mutant is NegatedRuleMutant && ReferenceEquals(rule, changed) && outcome != RuleOutcome.Error ? Of(outcome != RuleOutcome.True) : outcome;
    }

    private RuleOutcome Unchanged(RuleNode rule, TestCase test)
    {
        if (!outcomes.TryGetValue((rule, test), out RuleOutcome outcome))
        {
            outcomes.Add((rule, test), outcome = rule.Rule.Outcome(test.Lanes, 0, 1, test.Shared, 0));
        }

        return outcome;
    }

    private static object? Evaluate(TypedExpression tree, RuleNode rule, TestCase test)
    {
        try
        {
            return new Interpreter(new object?[rule.Rule.Expression!.Variables], new SlotValues(test.Lanes, 0, 1, test.Shared, 0)).Evaluate(tree);
        }
        catch (EvaluationFaultException)
        {
            return null;
        }
    }

    private static RuleOutcome Of(bool truth) => truth ? RuleOutcome.True : RuleOutcome.False;
}
