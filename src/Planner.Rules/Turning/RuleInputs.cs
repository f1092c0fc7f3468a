using Planner.Rules.Language;
using Planner.Rules.Workflows;

namespace Planner.Rules.Turning;

/// <summary>The inputs of one rule for one replicate, in a bank of its own where a value can be tried.</summary>
internal sealed class RuleInputs
{
    private readonly double[] bank;
    private readonly double[] shared;
    private readonly int sharedOffset;

    /// <summary>Copies the slots a rule reads.</summary>
    public RuleInputs(CompiledRule rule, double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        this.shared = shared;
        this.sharedOffset = sharedOffset;
        Fields = [.. Expressions(rule).SelectMany(e => e.Inputs).Where(f => f.Bank == SlotBank.Lane).Distinct().OrderBy(f => f.Slot)];
        bank = new double[Fields.Count == 0 ? 1 : Fields[^1].Slot + 1];
        foreach (InputField field in Fields)
        {
            bank[field.Slot] = lanes[offset + (field.Slot * stride)];
        }
    }

    /// <summary>The lane inputs the rule reads, by slot.</summary>
    public IReadOnlyList<InputField> Fields { get; }

    /// <summary>The value of an input as its type reads it: a truth as 0 or 1, a whole number cut.</summary>
    public double this[InputField field]
    {
        get => field.Type switch
        {
            InputType.Bool => bank[field.Slot] != 0 ? 1 : 0,
            InputType.Int => unchecked((int)bank[field.Slot]),
            _ => bank[field.Slot],
        };
        set => bank[field.Slot] = value;
    }

    /// <summary>Whether a rule holds with these values.</summary>
    public bool Holds(CompiledRule rule) => rule.Evaluate(bank, 0, 1, shared, sharedOffset);

    /// <summary>Whether a rule holds with one value tried; the value is put back.</summary>
    public bool HoldsWith(CompiledRule rule, InputField field, double value)
    {
        double kept = bank[field.Slot];
        bank[field.Slot] = value;
        bool holds = Holds(rule);
        bank[field.Slot] = kept;
        return holds;
    }

    /// <summary>The slots as readers see them.</summary>
    public Language.Reading.SlotValues Values => new(bank, 0, 1, shared, sharedOffset);

    private static IEnumerable<CompiledExpression> Expressions(CompiledRule rule) =>
        rule.Expression is { } own ? [own] : rule.Children.SelectMany(Expressions);
}
