using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>The names a rule sees with their values: inputs, global and local parameters, in the order they were defined.</summary>
internal sealed class EvaluationScope
{
    private readonly EvaluationScope? parent;
    private readonly Store store;
    private readonly List<(string Name, int Index)> own = [];

    private EvaluationScope(EvaluationScope? parent, NameScope names, Store store)
    {
        this.parent = parent;
        Names = names;
        this.store = store;
    }

    /// <summary>An empty scope.</summary>
    /// <param name="caseMatters">Whether names in another case are other names.</param>
    /// <param name="steps">Counts the steps of this scope's evaluations together with others.</param>
    public EvaluationScope(bool caseMatters, StepCount steps)
        : this(null, new NameScope(caseMatters), new Store(steps))
    {
    }

    /// <summary>The names, for the checker.</summary>
    public NameScope Names { get; }

    private int Count => own.Count + (parent?.Count ?? 0);

    /// <summary>A scope inside this one.</summary>
    public EvaluationScope Inner() => new(this, Names.Inner(), store);

    /// <summary>Defines a name. The only one in scope is also <c>it</c>.</summary>
    /// <returns>false when the name is taken.</returns>
    public bool Define(string name, LanguageType type, object? value)
    {
        if (Names.Declare(name, type) is not { } index)
        {
            return false;
        }

        own.Add((name, index));
        Environment()[index] = value;
        if (Count == 1)
        {
            Names.LetItBe(name);
        }
        else
        {
            Names.DropIt();
        }

        return true;
    }

    /// <summary>The value of an expression.</summary>
    /// <exception cref="EvaluationFaultException">It has none.</exception>
    public object? Evaluate(TypedExpression tree) => new Interpreter(Environment(), default, store.Steps).Evaluate(tree);

    /// <summary>The value of a name written in exactly its case.</summary>
    public bool TryValue(string name, out object? value)
    {
        foreach ((string known, int index) in own)
        {
            if (known == name)
            {
                value = Environment()[index];
                return true;
            }
        }

        value = null;
        return parent is not null && parent.TryValue(name, out value);
    }

    private object?[] Environment()
    {
        if (store.Values.Length < Names.VariableCount)
        {
            Array.Resize(ref store.Values, Math.Max(Names.VariableCount, 2 * store.Values.Length));
        }

        return store.Values;
    }

    private sealed class Store(StepCount steps)
    {
        public StepCount Steps => steps;

        public object?[] Values = new object?[16];
    }
}
