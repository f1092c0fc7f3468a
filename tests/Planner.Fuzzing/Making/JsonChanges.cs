using System.Text;

namespace Planner.Fuzzing.Making;

/// <summary>Changes sound JSON documents so that most remain JSON: values exchanged for awkward ones or for those of other places, members dropped, doubled, renamed.</summary>
internal sealed class JsonChanges
{
    private const int MostLength = 400_000;

    private readonly IReadOnlyList<JsonSample> samples;
    private readonly ExpressionChanges expressions;
    private readonly Dictionary<string, List<string>> byName = new(StringComparer.Ordinal);
    private readonly string[] names;

    public JsonChanges(IReadOnlyList<JsonSample> samples, ExpressionChanges expressions)
    {
        this.samples = samples;
        this.expressions = expressions;
        foreach (JsonSample sample in samples)
        {
            foreach (JsonElementSpan value in sample.Values.Where(v => v.Name.Length > 0 && v.End - v.Start < 2000))
            {
                if (!byName.TryGetValue(value.Name, out List<string>? known))
                {
                    byName[value.Name] = known = [];
                }

                if (known.Count < 200)
                {
                    known.Add(sample.Text[value.Start..value.End]);
                }
            }
        }

        names = [.. byName.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>A changed document; one in ten is damaged besides.</summary>
    public byte[] Make(Random random) => Make(random.Pick(samples), random);

    /// <summary>A document of its own making: nests, long lists, many members.</summary>
    public byte[] Make(JsonSample sample, Random random)
    {
        string text = Changed(sample, random);
        byte[] bytes = Bytes(text);
        return random.Next(10) == 0 ? ByteChanges.Damaged(bytes, random) : bytes;
    }

    private string Changed(JsonSample sample, Random random)
    {
        string text = sample.Text;
        var done = new List<(int Start, int End, string With)>();
        for (int times = 1 + (random.Next(3) == 0 ? random.Next(4) : 0); times > 0; times--)
        {
            JsonElementSpan value = random.Pick(sample.Values);
            if (value.Depth == 0 && random.Next(10) != 0)
            {
                continue;
            }

            (int Start, int End, string With) change = Change(text, value, random);
            if (!done.Exists(d => change.Start < d.End && d.Start < change.End))
            {
                done.Add(change);
            }
        }

        foreach ((int start, int end, string with) in done.OrderByDescending(d => d.Start))
        {
            text = text[..start] + with + text[end..];
        }

        return text;
    }

    private (int Start, int End, string With) Change(string text, JsonElementSpan value, Random random)
    {
        string old = text[value.Start..value.End];
        string whole = text[value.Owner..value.End];
        switch (random.Next(12))
        {
            case 0:
                return (value.Start, value.End, random.Pick(AwkwardTexts.Values));
            case 1:
                return (value.Start, value.End, AwkwardTexts.Number(random));
            case 2:
                return (value.Start, value.End, AwkwardTexts.Quoted(random.Pick(AwkwardTexts.Texts)));
            case 3:
                return (value.Start, value.End, AwkwardTexts.Quoted(expressions.Make(random)));
            case 4:
                return Dropped(text, value);
            case 5:
                int times = random.Next(20) == 0 ? random.Next(2, 400) : 2;
                return whole.Length * times > MostLength ? (value.Start, value.End, "{}") : (value.Owner, value.End, string.Join(", ", Enumerable.Repeat(whole, times)));
            case 6 when value.Name.Length > 0:
                string name = random.Next(3) == 0 ? random.Pick(AwkwardTexts.Texts) : random.Pick(names);
                return (value.Owner, value.End, AwkwardTexts.Quoted(name) + ": " + old);
            case 7 when value.Name.Length > 0:
                return (value.Start, value.End, random.Pick(byName.GetValueOrDefault(value.Name) ?? ["1"]));
            case 8:
                int depth = random.Next(1, random.Next(4) == 0 ? 100 : 4);
                bool array = random.Next(2) == 0;
                return (value.Start, value.End, string.Concat(Enumerable.Repeat(array ? "[" : "{\"a\":", depth)) + old + new string(array ? ']' : '}', depth));
            case 9 when old[0] == '"':
                string inner = old[1..^1];
                int at = random.Next(inner.Length + 1);
                return (value.Start, value.End, "\"" + inner[..at] + random.Pick((string[])["a", "\\u0000", "\\u202e", " ", ".", "/", "0", "\\n", "~"]) + inner[at..] + "\"");
            case 10 when value.Name.Length > 0:
                return (value.End, value.End, ", " + AwkwardTexts.Quoted(random.Pick(names)) + ": " + random.Pick(byName[random.Pick(names)]));
            default:
                JsonSample other = random.Pick(samples);
                JsonElementSpan from = random.Pick(other.Values);
                return (value.Start, value.End, from.End - from.Start > 20_000 ? "0" : other.Text[from.Start..from.End]);
        }
    }

    private static (int Start, int End, string With) Dropped(string text, JsonElementSpan value)
    {
        int end = value.End;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        if (end < text.Length && text[end] == ',')
        {
            return (value.Owner, end + 1, "");
        }

        int start = value.Owner;
        while (start > 0 && char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return start > 0 && text[start - 1] == ',' ? (start - 1, value.End, "") : (value.Owner, value.End, "");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
