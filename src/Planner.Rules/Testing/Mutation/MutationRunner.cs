using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Mutation;

/// <summary>Tries every change on every case that could notice it.</summary>
internal sealed class MutationRunner
{
    private readonly TestSuite suite;
    private readonly Dictionary<(RuleNode, TestUnit), double> values = [];
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
        AggregateMutant aggregate => Above(aggregate.Rule).Any(x => Changes(x.Case, x.Expectation, mutant, aggregate.Rule)),
        GroupMutant group => Above(group.Rule).Any(x => Changes(x.Case, x.Expectation, mutant, group.Rule)),
        ExpressionMutant expression => Above(expression.Rule).Any(x => Changes(x.Case, x.Expectation, mutant, expression.Rule)),
        ParameterMutant parameter => suite.Cases.Any(c => Takes(c, parameter) && Changes(c, parameter)),
        _ => throw new InvalidOperationException($"{mutant.GetType().Name} is unknown"),
    };

    private static bool Takes(TestCase test, ParameterMutant mutant) =>
        test.Lists.Values.SelectMany(l => l).Prepend(test.Own).Any(u => ReferenceEquals(u.Rows[mutant.Parameter], mutant.Row));

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
        RuleNode rule = expectation.Rule;
        if (expectation.Expected.Outcome is not null || rule.Kind != NodeKind.Truth)
        {
            double value = rule.Kind == NodeKind.Aggregate
                ? rule.Fold(
                    test.UnitsOf(rule),
                    mutant is AggregateMutant other ? other.Aggregate : rule.Aggregate,
                    mutant is DroppedRuleMutant ? changed : null,
                    (part, unit) => Value(part, unit, mutant, changed))
                : Value(rule, test.Own, mutant, changed);
            return !SuiteRunner.IsMet(expectation, value);
        }

        // The left side of a comparison is only touched by a change of the expression itself.
        return mutant is ExpressionMutant expression
            && ReferenceEquals(expression.Rule, rule)
            && expression.Tree is BinaryNode comparison
            && !SuiteRunner.IsMet(expectation, Evaluate(comparison.Left, rule, test.Own));
    }

    private static bool Changes(TestCase test, ParameterMutant mutant)
    {
        TestUnit With(TestUnit unit)
        {
            if (!ReferenceEquals(unit.Rows[mutant.Parameter], mutant.Row))
            {
                return unit;
            }

            double[] shared = [.. unit.Shared];
            shared[mutant.Slot] = mutant.Value;
            return unit with { Shared = shared };
        }

        TestCase changed = test with
        {
            Own = With(test.Own),
            Lists = test.Lists.ToDictionary(l => l.Key, l => (IReadOnlyList<TestUnit>)[.. l.Value.Select(With)], StringComparer.Ordinal),
        };
        return test.Expectations.Any(e => !SuiteRunner.IsMet(e, changed));
    }

    // A result as RuleNode.Evaluate gives it, of the changed rules.
    private double Value(RuleNode rule, TestUnit unit, Mutant mutant, RuleNode changed)
    {
        if (!rule.Holds(changed))
        {
            return Unchanged(rule, unit);
        }

        double value;
        if (rule.Rule.Expression is null)
        {
            bool any = rule.Rule.IsAny ^ (mutant is GroupMutant && ReferenceEquals(rule, changed));
            List<bool> children =
            [
                .. rule.Children.Where(c => !(mutant is DroppedRuleMutant && ReferenceEquals(c, changed)))
                    .Select(c => Value(c, unit, mutant, changed) == 1),
            ];
            value = children.Count > 0 && (any ? children.Contains(true) : !children.Contains(false)) ? 1 : 0;
        }
        else
        {
            value = mutant is ExpressionMutant expression ? Evaluate(expression.Tree, rule, unit) : Unchanged(rule, unit);
        }

        return mutant is NegatedRuleMutant && ReferenceEquals(rule, changed) ? rule.Kind == NodeKind.Number ? -value : 1 - value : value;
    }

    private double Unchanged(RuleNode rule, TestUnit unit)
    {
        if (!values.TryGetValue((rule, unit), out double value))
        {
            values.Add((rule, unit), value = rule.Evaluate(unit));
        }

        return value;
    }

    private static double Evaluate(TypedExpression tree, RuleNode rule, TestUnit unit)
    {
        try
        {
            object? value = new Interpreter(new object?[rule.Rule.Expression!.Variables], new SlotValues(unit.Lanes, 0, 1, unit.Shared, 0)).Evaluate(tree);
            return Explainer.ToDouble(value) ?? double.NaN;
        }
        catch (EvaluationFaultException)
        {
            return double.NaN;
        }
    }
}
