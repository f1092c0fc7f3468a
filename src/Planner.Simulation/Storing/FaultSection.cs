using System.Text;
using Planner.Rules.Faults;
using Planner.Simulation.Faults;

namespace Planner.Simulation.Storing;

/// <summary>The faults of numbers of one scenario as a stretch of a file of outcomes, laid out as <see cref="OutcomeFile"/> says.</summary>
internal static class FaultSection
{
    /// <summary>The bytes of a tally; the same tally is the same bytes.</summary>
    public static byte[] Bytes(FaultTally tally)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, new UTF8Encoding(false));
        IReadOnlyList<FaultCell> cells = tally.Cells;
        writer.Write(cells.Count);
        foreach (FaultCell cell in cells)
        {
            Integers(cell.Rule, cell.Unit, cell.Year, cell.Replicates);
        }

        (int Rule, FaultExample Example)[] examples = [.. cells.Select(c => c.Rule).Distinct().SelectMany(r => tally.Examples(r).Select(e => (r, e)))];
        writer.Write(examples.Length);
        foreach ((int rule, FaultExample example) in examples)
        {
            Integers(rule, example.Replicate, example.Year, example.Unit, (int)example.Fault.Kind);
            Text(example.Fault.Part);
            Text(example.Fault.Value);
            writer.Write(example.Fault.Operands.Count);
            foreach (FaultOperand operand in example.Fault.Operands)
            {
                Text(operand.Text);
                Text(operand.Value);
            }
        }

        writer.Flush();
        return memory.ToArray();

        void Integers(params ReadOnlySpan<int> numbers)
        {
            foreach (int number in numbers)
            {
                writer.Write(number);
            }
        }

        void Text(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            writer.Write((ushort)bytes.Length);
            writer.Write(bytes);
        }
    }

    /// <summary>Reads a tally.</summary>
    /// <param name="integer">Reads the next number.</param>
    /// <param name="text">Reads the next text.</param>
    /// <param name="replicates">Replicates that the file holds.</param>
    /// <returns>The tally; null where it cannot be one.</returns>
    public static FaultTally? Read(Func<int> integer, Func<string> text, int replicates)
    {
        var tally = new FaultTally();
        int cells = integer();
        (int, int, int) last = (-1, -1, -1);
        for (int i = 0; i < cells; i++)
        {
            (int rule, int unit, int year, int count) = (integer(), integer(), integer(), integer());
            if (rule < 0 || unit < 0 || year < 0 || (rule, unit, year).CompareTo(last) <= 0 || count < 1 || count > replicates)
            {
                return null;
            }

            last = (rule, unit, year);
            tally.Count(rule, unit, year, count);
        }

        int examples = integer();
        for (int i = 0; i < examples; i++)
        {
            (int rule, int replicate, int year, int unit, int kind) = (integer(), integer(), integer(), integer(), integer());
            (string part, string value) = (text(), text());
            int operands = integer();
            if (rule < 0 || replicate < 0 || unit < 0 || kind is < 0 or > (int)FaultKind.Failed || operands is < 0 or > NumberFault.MostOperands)
            {
                return null;
            }

            var named = new List<FaultOperand>();
            for (int o = 0; o < operands; o++)
            {
                named.Add(new FaultOperand(text(), text()));
            }

            tally.Offer(rule, new FaultExample(replicate, year, unit, new NumberFault((FaultKind)kind, part, value, named)));
        }

        return cells < 0 || examples < 0 ? null : tally;
    }
}
