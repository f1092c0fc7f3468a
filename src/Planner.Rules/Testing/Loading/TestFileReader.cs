using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Testing.Loading;

/// <summary>Reads a tests file, turning the rows of its tables and the sides of its boundaries into cases.</summary>
internal sealed class TestFileReader(DiagnosticBag diagnostics)
{
    private static readonly string[] InputTypes = ["bool", "int", "double"];

    /// <summary>The file, as far as it can be read; null when it is no JSON.</summary>
    public static TestDocument? Read(string path, DiagnosticBag diagnostics) =>
        JsonFile.Read(path, diagnostics) is { } root ? new TestFileReader(diagnostics).Document(path, root) : null;

    /// <summary>A title, or null when absent.</summary>
    internal static LocalizedText? OptionalTitle(ObjectReader reader) => reader.Has("title") ? reader.Title() : null;

    /// <summary>The inputs of a member <c>given</c>.</summary>
    internal static IReadOnlyList<GivenValue> Given(ObjectReader reader, DiagnosticBag diagnostics)
    {
        var given = new List<GivenValue>();
        foreach (JsonMember member in reader.OptionalMap("given"))
        {
            if (member.Value.Kind == JsonKind.Array)
            {
                given.Add(new GivenValue(member.Name, member.NameSpan, member.Value.Span, null) { Units = [.. member.Value.Items.Select(u => Unit(member, u, diagnostics))] });
                continue;
            }

            if (member.Value.Kind != JsonKind.Object)
            {
                given.Add(Value(member.Name, member.NameSpan, member.Value, diagnostics));
                continue;
            }

            foreach (JsonMember field in member.Value.Members)
            {
                given.Add(Value($"{member.Name}.{field.Name}", field.NameSpan, field.Value, diagnostics));
            }
        }

        return given;
    }

    private static (SourceSpan, IReadOnlyList<GivenValue>) Unit(JsonMember list, JsonValue item, DiagnosticBag diagnostics)
    {
        if (item.Kind == JsonKind.Object)
        {
            return (item.Span, [.. item.Members.Select(f => Value(f.Name, f.NameSpan, f.Value, diagnostics))]);
        }

        diagnostics.Error(TestCode.Value, item.Span, $"an item of '{list.Name}' must be an object of its inputs, not {ObjectReader.Describe(item.Kind)}");
        return (item.Span, []);
    }

    /// <summary>An input's value.</summary>
    internal static GivenValue Value(string path, SourceSpan pathSpan, JsonValue value, DiagnosticBag diagnostics)
    {
        object? read = value.Kind switch
        {
            JsonKind.Boolean => value.Boolean,
            JsonKind.Number => value.Number,
            JsonKind.Text => value.Text,
            _ => null,
        };
        if (read is null)
        {
            diagnostics.Error(TestCode.Value, value.Span, $"the value of '{path}' must be a number, true or false, or a text, not {ObjectReader.Describe(value.Kind)}");
        }

        return new GivenValue(path, pathSpan, value.Span, read);
    }

    /// <summary>What a value of <c>expect</c> expects, or null when it is malformed.</summary>
    internal static ExpectedResult? Expected(JsonValue value, DiagnosticBag diagnostics)
    {
        switch (value.Kind)
        {
            case JsonKind.Boolean:
                return ExpectedResult.Of(value.Boolean ? Workflows.RuleOutcome.True : Workflows.RuleOutcome.False);
            case JsonKind.Text when value.Text == "error":
                return ExpectedResult.Of(Workflows.RuleOutcome.Error);
            case JsonKind.Number:
                return new ExpectedResult(null, value.Number, value.Number);
            case JsonKind.Object:
                var range = new ObjectReader(value, "a range", diagnostics);
                double from = range.OptionalNumber("from", double.NegativeInfinity);
                double to = range.OptionalNumber("to", double.PositiveInfinity);
                range.Finish();
                if (value.Members.Count > 0 && from <= to)
                {
                    return new ExpectedResult(null, from, to);
                }

                break;
        }

        diagnostics.Error(
            TestCode.Value, value.Span, "an expectation is true, false, \"error\", or for a comparison's left side a number or { \"from\": …, \"to\": … }");
        return null;
    }

    private TestDocument Document(string path, JsonValue root)
    {
        var reader = new ObjectReader(root, "the tests file", diagnostics);
        reader.OptionalText("$schema");
        bool isWorkflow = !reader.Has("file");
        string file = reader.RequiredText(isWorkflow ? "workflow" : "file");
        if (!isWorkflow && (reader.Any("workflow") ?? reader.Any("name") ?? reader.Any("inputs")) is { } other)
        {
            diagnostics.Error(TestCode.Value, other.Span, "'file' names a rule file of single expressions; 'workflow', 'name' and 'inputs' are for workflow files");
        }

        if (isWorkflow)
        {
            reader.OptionalText("name");
        }

        reader.OptionalProvenance();
        InputLayout? inputs = reader.Has("inputs") ? Inputs(reader) : null;
        IReadOnlyList<GivenValue> given = Given(reader, diagnostics);
        var cases = new List<WrittenCase>();
        foreach (JsonValue item in reader.OptionalArray("cases"))
        {
            cases.Add(Case(item, given, cases.Count + 1));
        }

        var tables = new TestTableReader(given, diagnostics);
        foreach (JsonValue item in reader.OptionalArray("tables"))
        {
            cases.AddRange(tables.Table(item));
        }

        foreach (JsonValue item in reader.OptionalArray("boundaries"))
        {
            cases.AddRange(tables.Boundary(item));
        }

        reader.Finish();
        if (cases.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Error(TestCode.Empty, root.Span, "the tests file has no case: 'cases', 'tables' or 'boundaries' is needed");
        }

        return new TestDocument(path, root.Span, file, reader.SpanOf(isWorkflow ? "workflow" : "file"), isWorkflow, reader.Any("name"), inputs, cases);
    }

    private WrittenCase Case(JsonValue item, IReadOnlyList<GivenValue> given, int number)
    {
        var reader = new ObjectReader(item, "a case", diagnostics);
        LocalizedText? title = OptionalTitle(reader);
        reader.OptionalProvenance();
        IReadOnlyList<GivenValue> own = Given(reader, diagnostics);
        var expected = new List<WrittenExpectation>();
        foreach (JsonMember member in reader.RequiredMap("expect"))
        {
            if (Expected(member.Value, diagnostics) is { } result)
            {
                expected.Add(new WrittenExpectation(member.Name, member.NameSpan, member.Value.Span, result));
            }
        }

        reader.Finish();
        if (reader.Any("expect") is { Kind: JsonKind.Object, Members.Count: 0 } empty)
        {
            diagnostics.Error(TestCode.Empty, empty.Span, "the case expects nothing");
        }

        string name = title?.En ?? string.Create(CultureInfo.InvariantCulture, $"case {number}");
        return new WrittenCase(name, title, item.Span, [given, own], expected);
    }

    /// <summary>Inputs that a tests file declares itself: name → type, or record → { field → type }.</summary>
    private InputLayout Inputs(ObjectReader reader)
    {
        var builder = new InputLayoutBuilder();
        int slot = 0;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonMember member in reader.RequiredMap("inputs"))
        {
            IReadOnlyList<JsonMember> fields = member.Value.Kind == JsonKind.Object ? member.Value.Members : [member];
            foreach (JsonMember field in fields)
            {
                string path = ReferenceEquals(field, member) ? member.Name : $"{member.Name}.{field.Name}";
                string? type = field.Value.Kind == JsonKind.Text ? field.Value.Text : null;
                if (type is null || !InputTypes.Contains(type, StringComparer.Ordinal))
                {
                    diagnostics.Error(TestCode.Value, field.Value.Span, $"the type of '{path}' must be one of {string.Join(", ", InputTypes)}{NearestName.Hint(type ?? "", InputTypes)}");
                }
                else if (!Members.IsIdentifier(member.Name) || !Members.IsIdentifier(field.Name) || !taken.Add(path) || path.Equals("region", StringComparison.OrdinalIgnoreCase))
                {
                    diagnostics.Error(TestCode.Value, field.NameSpan, $"'{path}' cannot be an input here: it is no plain name, or it is taken");
                }
                else if (ReferenceEquals(field, member))
                {
                    builder.AddScalar(member.Name, TypeOf(type), SlotBank.Lane, slot++);
                }
                else
                {
                    builder.AddField(member.Name, field.Name, TypeOf(type), SlotBank.Lane, slot++);
                }
            }
        }

        return builder.Build();
    }

    private static InputType TypeOf(string type) => type switch { "bool" => InputType.Bool, "int" => InputType.Int, _ => InputType.Double };
}
