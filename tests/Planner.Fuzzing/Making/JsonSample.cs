using System.Text;

namespace Planner.Fuzzing.Making;

/// <summary>A sound JSON text that knows where its values stand, to be changed in places.</summary>
internal sealed class JsonSample
{
    private readonly List<JsonElementSpan> values = [];
    private int at;

    public JsonSample(string text)
    {
        Text = text.TrimStart('\uFEFF');
        Value(-1, "", 0);
    }

    public string Text { get; }

    /// <summary>All values, inner ones before the one around them.</summary>
    public IReadOnlyList<JsonElementSpan> Values => values;

    public static JsonSample Of(string path) => new(File.ReadAllText(path, Encoding.UTF8));

    private void Value(int owner, string name, int depth)
    {
        Blank();
        int start = at;
        switch (Text[at])
        {
            case '{':
                Items('}', depth, members: true);
                break;
            case '[':
                Items(']', depth, members: false);
                break;
            case '"':
                String();
                break;
            default:
                while (at < Text.Length && Text[at] is not (',' or '}' or ']' or ' ' or '\n' or '\r' or '\t'))
                {
                    at++;
                }

                break;
        }

        values.Add(new JsonElementSpan(start, at, owner < 0 ? start : owner, name, depth));
    }

    private void Items(char close, int depth, bool members)
    {
        at++;
        Blank();
        while (Text[at] != close)
        {
            int owner = at;
            string name = "";
            if (members)
            {
                String();
                name = Text[(owner + 1)..(at - 1)];
                Blank();
                at++;
            }

            Value(members ? owner : -1, name, depth + 1);
            Blank();
            if (Text[at] == ',')
            {
                at++;
                Blank();
            }
        }

        at++;
    }

    private void String()
    {
        at++;
        while (Text[at] != '"')
        {
            at += Text[at] == '\\' ? 2 : 1;
        }

        at++;
    }

    private void Blank()
    {
        while (at < Text.Length && Text[at] is ' ' or '\n' or '\r' or '\t')
        {
            at++;
        }
    }
}
