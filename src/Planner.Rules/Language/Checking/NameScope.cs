using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <summary>What the names of an expression mean. Names compare without case unless the engine's setting says otherwise.</summary>
internal sealed class NameScope
{
    private readonly NameScope? parent;
    private readonly Dictionary<string, Func<TextRange, TypedExpression>> names;
    private readonly Counter counter;

    private NameScope(NameScope? parent, Counter counter, bool caseMatters)
    {
        this.parent = parent;
        this.counter = counter;
        CaseMatters = caseMatters;
        names = new Dictionary<string, Func<TextRange, TypedExpression>>(caseMatters ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An empty scope.</summary>
    public NameScope(bool caseMatters = false)
        : this(null, new Counter(), caseMatters)
    {
    }

    /// <summary>Whether names in another case are other names.</summary>
    public bool CaseMatters { get; }

    /// <summary>What <c>it</c> means here, and whose members are in scope bare; null when nothing is.</summary>
    public Func<TextRange, TypedExpression>? It { get; private set; }

    /// <summary>What <c>root</c> means: <c>it</c> outside all list operations.</summary>
    public Func<TextRange, TypedExpression>? Root => parent?.Root ?? It;

    /// <summary>Number of variables of this scope and all made from it so far: the size of the environment.</summary>
    public int VariableCount => counter.Value;

    /// <summary>All names in scope, for suggestions.</summary>
    public IEnumerable<string> Names => parent is null ? names.Keys : names.Keys.Concat(parent.Names);

    /// <summary>A scope over the inputs of a layout.</summary>
    public static NameScope Of(InputLayout layout)
    {
        var scope = new NameScope();
        foreach ((string name, LanguageType record) in layout.Records)
        {
            scope.names.Add(name, range => new VariableNode(range, record, -1, name));
        }

        foreach (InputField field in layout.Fields.Where(f => f.Record.Length == 0))
        {
            scope.names.Add(field.Name, range => new SlotNode(range, InputLayout.TypeOf(field.Type), field));
        }

        return scope;
    }

    /// <summary>A scope inside this one.</summary>
    public NameScope Inner() => new(this, counter, CaseMatters) { It = It };

    /// <summary>Adds a variable.</summary>
    /// <returns>Its place in the environment, or null when the name is taken.</returns>
    public int? Declare(string name, LanguageType type)
    {
        if (Find(name) is not null)
        {
            return null;
        }

        int index = counter.Value++;
        names.Add(name, range => new VariableNode(range, type, index, name));
        return index;
    }

    /// <summary>A scope in which <c>it</c> is an element of a list.</summary>
    public (NameScope Scope, int Index) WithElement(LanguageType type)
    {
        int index = counter.Value++;
        return (new NameScope(this, counter, CaseMatters) { It = range => new VariableNode(range, type, index, "it") }, index);
    }

    /// <summary>Names the element of this scope.</summary>
    /// <returns>false when the name is taken.</returns>
    public bool NameElement(string name)
    {
        if (Find(name) is not null)
        {
            return false;
        }

        names.Add(name, It!);
        return true;
    }

    /// <summary>Makes the only parameter also known as <c>it</c>.</summary>
    public void LetItBe(string name) => It = Find(name);

    /// <summary>Takes <c>it</c> away: there is more than one parameter now.</summary>
    public void DropIt() => It = null;

    /// <summary>What a name means, or null.</summary>
    public Func<TextRange, TypedExpression>? Find(string name) => names.TryGetValue(name, out Func<TextRange, TypedExpression>? found) ? found : parent?.Find(name);

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
