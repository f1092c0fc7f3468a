using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Loading;

/// <summary>Reads the short forms of cases: tables of inputs and expected results, and boundaries, which test below, at and above a limit.</summary>
/// <param name="shared">The file's own <c>given</c>.</param>
/// <param name="diagnostics">Receives the faults.</param>
internal sealed class TestTableReader(IReadOnlyList<GivenValue> shared, DiagnosticBag diagnostics)
{
    private static readonly string[] Directions = ["from", "above", "to", "below", "at"];

    /// <summary>A case per row of a table: its cells are the inputs of <c>columns</c>, then the results of <c>expect</c>.</summary>
    public IReadOnlyList<WrittenCase> Table(JsonValue item)
    {
        var reader = new ObjectReader(item, "a table", diagnostics);
        LocalizedText? title = TestFileReader.OptionalTitle(reader);
        reader.OptionalProvenance();
        IReadOnlyList<GivenValue> given = TestFileReader.Given(reader, diagnostics);
        List<JsonValue> columns = Names(reader, "columns");
        List<JsonValue> rules = Names(reader, "expect");
        var cases = new List<WrittenCase>();
        foreach (JsonValue row in reader.RequiredArray("rows"))
        {
            if (!IsRow(row, columns.Count + rules.Count, "as many cells as 'columns' and 'expect' have names"))
            {
                continue;
            }

            List<GivenValue> cells = Cells(columns, row);
            var expected = new List<WrittenExpectation>();
            for (int i = 0; i < rules.Count; i++)
            {
                JsonValue cell = row.Items[columns.Count + i];
                if (TestFileReader.Expected(cell, diagnostics) is { } result)
                {
                    expected.Add(new WrittenExpectation(rules[i].Text, rules[i].Span, cell.Span, result));
                }
            }

            cases.Add(new WrittenCase(Name(cells), title, row.Span, [shared, given, cells], expected));
        }

        reader.Finish();
        if (reader.Any("rows") is { Kind: JsonKind.Array, Items.Count: 0 } empty)
        {
            diagnostics.Error(TestCode.Empty, empty.Span, "the table has no row");
        }

        return cases;
    }

    /// <summary>Three cases per limit: one step below, at, and one step above it.</summary>
    public IReadOnlyList<WrittenCase> Boundary(JsonValue item)
    {
        var reader = new ObjectReader(item, "a boundary", diagnostics);
        LocalizedText? title = TestFileReader.OptionalTitle(reader);
        reader.OptionalProvenance();
        IReadOnlyList<GivenValue> given = TestFileReader.Given(reader, diagnostics);
        List<JsonValue> rules = Names(reader, "rules");
        string input = reader.RequiredText("input");
        SourceSpan inputSpan = reader.Any("input")?.Span ?? item.Span;
        reader.RequiredNumber("step", 1e-9, 1e9);
        string holds = reader.Choice("holds", Directions);
        bool table = reader.Has("columns") || reader.Has("rows");
        List<JsonValue> columns = table ? Names(reader, "columns") : [];
        var limits = new List<(List<GivenValue> Cells, JsonValue Limit)>();
        if (!table)
        {
            reader.RequiredNumber("limit");
            if (reader.Any("limit") is { } limit)
            {
                limits.Add(([], limit));
            }
        }
        else
        {
            foreach (JsonValue row in reader.RequiredArray("rows"))
            {
                if (IsRow(row, columns.Count + 1, "a cell for each name of 'columns', then the limit"))
                {
                    limits.Add((Cells(columns, row), row.Items[^1]));
                }
            }
        }

        reader.Finish();
        var cases = new List<WrittenCase>();
        foreach ((List<GivenValue> cells, JsonValue limit) in limits)
        {
            if (Exact(limit) is not { } at || Exact(reader.Any("step")) is not { } step)
            {
                diagnostics.Error(TestCode.Value, limit.Span, "a limit must be a number of at most 28 digits");
                continue;
            }

            for (int side = -1; side <= 1; side++)
            {
                // Decimal, so that one hundredth below 42 is the 41.99 that a reader would write.
                var value = new GivenValue(input, inputSpan, limit.Span, (double)(at + (side * step)));
                ExpectedResult expected = ExpectedResult.Of(Holds(holds, side) ? RuleOutcome.True : RuleOutcome.False);
                List<GivenValue> own = [.. cells, value];
                cases.Add(new WrittenCase(
                    Name(own), title, limit.Span, [shared, given, own], [.. rules.Select(r => new WrittenExpectation(r.Text, r.Span, limit.Span, expected))]));
            }
        }

        return cases;
    }

    private static bool Holds(string direction, int side) => direction switch
    {
        "from" => side >= 0,
        "above" => side > 0,
        "to" => side <= 0,
        "below" => side < 0,
        _ => side == 0,
    };

    private static decimal? Exact(JsonValue? value) =>
        value is { Kind: JsonKind.Number } && decimal.TryParse(value.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1e15m
            ? number
            : null;

    private static string Name(List<GivenValue> cells) => string.Join(
        ", ",
        cells.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Path} = {(c.Value is bool truth ? truth ? "true" : "false" : c.Value)}")));

    private List<GivenValue> Cells(List<JsonValue> columns, JsonValue row) =>
        [.. columns.Select((c, i) => TestFileReader.Value(c.Text, c.Span, row.Items[i], diagnostics))];

    private List<JsonValue> Names(ObjectReader reader, string member)
    {
        var names = new List<JsonValue>();
        foreach (JsonValue item in reader.RequiredArray(member))
        {
            if (item.Kind == JsonKind.Text)
            {
                names.Add(item);
            }
            else
            {
                diagnostics.Error(TestCode.Value, item.Span, $"an item of '{member}' must be a name in quotes");
            }
        }

        if (names.Count == 0 && reader.Any(member) is { Kind: JsonKind.Array } empty)
        {
            diagnostics.Error(TestCode.Empty, empty.Span, $"'{member}' names nothing");
        }

        return names;
    }

    private bool IsRow(JsonValue row, int cells, string expected)
    {
        if (row.Kind == JsonKind.Array && row.Items.Count == cells)
        {
            return true;
        }

        string found = row.Kind == JsonKind.Array ? string.Create(CultureInfo.InvariantCulture, $"{row.Items.Count}") : ObjectReader.Describe(row.Kind);
        diagnostics.Error(TestCode.Row, row.Span, string.Create(CultureInfo.InvariantCulture, $"a row needs {cells} cells, {expected}; found {found}"));
        return false;
    }
}
