using System.Globalization;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Import.Mapping;

/// <summary>Reads <c>*.mapping.json</c>.</summary>
public static class ImportMappingFile
{
    /// <summary>The ending of such files.</summary>
    public const string Ending = ".mapping.json";

    private static readonly string[] Separators = [",", ";", "tab", "|"];
    private static readonly string[] Encodings = ["UTF-8", .. LegacyText.Names];

    /// <summary>The code pages that may be named.</summary>
    public static IReadOnlyList<string> EncodingNames => Encodings;

    /// <summary>How separators are named.</summary>
    public static IReadOnlyList<string> SeparatorNames => Separators;

    /// <summary>The separator of a name.</summary>
    /// <param name="name">One of <see cref="SeparatorNames"/>.</param>
    public static char SeparatorOf(string name) => name == "tab" ? '\t' : name[0];

    /// <summary>Reads a mapping.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="vocabulary">The columns that there are.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    /// <returns>The mapping, or null when an error was added.</returns>
    public static ImportMapping? Read(string path, ImportVocabulary vocabulary, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();
        ImportMapping? mapping = JsonFile.Read(path, faults) is { } root ? Of(new ObjectReader(root, "the mapping", faults), vocabulary) : null;
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : mapping;
    }

    private static ImportMapping Of(ObjectReader reader, ImportVocabulary vocabulary)
    {
        reader.OptionalText("$schema");
        string? sheet = reader.Has("sheet") ? reader.RequiredText("sheet") : null;
        (int, int)? head = Pair(reader.Any("headerRows"), "headerRows", reader.Diagnostics);
        if (head is { } span && span.Item2 - span.Item1 >= ImportLimits.MostHeadingRows)
        {
            reader.Diagnostics.Error("PLN1155", reader.Any("headerRows")!.Span, FormattableString.Invariant($"'headerRows' takes at most {ImportLimits.MostHeadingRows} rows, not {span.Item2 - span.Item1 + 1}"));
        }

        int? code = Letters(reader, "code"), name = Letters(reader, "name"), district = Letters(reader, "district");
        string? sign = reader.Has("decimal") ? reader.Choice("decimal", [",", "."]) : null;
        string? encoding = reader.Has("encoding") ? reader.Choice("encoding", Encodings) : null;
        string? separator = reader.Has("separator") ? reader.Choice("separator", Separators) : null;
        var columns = new List<MappedColumn>();
        foreach (JsonValue item in reader.OptionalArray("columns"))
        {
            if (Column(new ObjectReader(item, "a column", reader.Diagnostics), vocabulary) is not { } column)
            {
                continue;
            }

            if (columns.Any(c => c.Index == column.Index || c.To == column.To))
            {
                reader.Diagnostics.Error("PLN1155", column.Span, $"the column '{ImportPlace.Letters(column.Index)}' or what it is, '{column.To}', stands twice in the mapping");
            }

            columns.Add(column);
        }

        var skipped = new HashSet<int>();
        foreach (JsonValue item in reader.OptionalArray("skipColumns"))
        {
            if (LettersOf(item, "skipColumns", reader.Diagnostics) is { } index)
            {
                skipped.Add(index);
            }
        }

        List<(int, int)> rows = [.. reader.OptionalArray("skipRows").Select(i => Pair(i, "skipRows", reader.Diagnostics)).OfType<(int, int)>()];
        DateOnly? asOf = null;
        if (reader.OptionalText("asOf") is { } day)
        {
            asOf = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
            if (asOf is null)
            {
                reader.Diagnostics.Error("PLN1155", reader.Any("asOf")!.Span, $"'asOf' is '{day}'; expected a day such as 2020-12-31");
            }
        }

        reader.Finish();
        return new ImportMapping
        {
            Sheet = sheet,
            HeaderRows = head,
            Code = code,
            Name = name,
            District = district,
            Decimal = sign?[0],
            Encoding = encoding == Encodings[0] ? null : encoding,
            Separator = separator is null ? null : SeparatorOf(separator),
            AsOf = asOf,
            Columns = columns,
            SkipColumns = skipped,
            SkipRows = rows,
        };
    }

    private static MappedColumn? Column(ObjectReader reader, ImportVocabulary vocabulary)
    {
        DiagnosticBag faults = reader.Diagnostics;
        reader.Required("column");
        int? index = Letters(reader, "column");
        string to = reader.RequiredText("to");
        string[] known = [.. vocabulary.Columns.Where(c => c.IsValue || c.Id == Tables.CommuneColumns.Table).Select(c => c.Id)];
        if (to.Length > 0 && !known.Contains(to))
        {
            faults.Error("PLN1155", reader.Any("to")!.Span, $"there is no column '{to}' that could be imported{NearestName.Hint(to, known)}");
        }

        string? header = reader.OptionalText("header");
        reader.OptionalText("title");
        double? factor = reader.Has("factor") ? reader.RequiredNumber("factor", double.Epsilon) : null;
        reader.OptionalNumber("confidence", 1, 0, 1);
        bool confirmed = reader.OptionalBoolean("confirmed", true);
        if (!confirmed)
        {
            faults.Error("PLN1155", reader.Any("confirmed")!.Span, $"the column '{(index is { } i ? ImportPlace.Letters(i) : "?")}' is not confirmed to be '{to}'; write \"confirmed\": true if it is, or take the column out");
        }

        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("words"))
        {
            if (member.Value.Kind == JsonKind.Number)
            {
                words[VietnameseText.Key(member.Name)] = member.Value.Number;
            }
            else
            {
                faults.Error("PLN0010", member.Value.Span, $"what '{member.Name}' stands for must be a number, not {ObjectReader.Describe(member.Value.Kind)}");
            }
        }

        reader.Finish();
        return index is { } at && known.Contains(to) ? new MappedColumn(at, to, header, factor, words, confirmed, reader.Span) : null;
    }

    private static int? Letters(ObjectReader reader, string member) => reader.Any(member) is { } value ? LettersOf(value, member, reader.Diagnostics) : null;

    private static int? LettersOf(JsonValue value, string member, DiagnosticBag faults)
    {
        int index = value.Kind == JsonKind.Text && value.Text.Length > 0 ? ImportPlace.ColumnOf(value.Text) : -1;
        if (index < 0 || index >= ImportLimits.MostColumns)
        {
            faults.Error("PLN1155", value.Span, $"'{member}' takes a column by its letters, such as \"C\"");
            return null;
        }

        return index;
    }

    private static (int First, int Last)? Pair(JsonValue? value, string member, DiagnosticBag faults)
    {
        if (value is null)
        {
            return null;
        }

        int[] rows = value.Kind == JsonKind.Array
            ? [.. value.Items.Where(i => i.Kind == JsonKind.Number && i.Number is >= 1 and <= ImportLimits.MostRows && i.Number == Math.Floor(i.Number)).Select(i => (int)i.Number)]
            : [];
        if (rows.Length != 2 || value.Items.Count != 2 || rows[0] > rows[1])
        {
            faults.Error("PLN1155", value.Span, $"'{member}' takes the first and the last row, such as [4, 6]");
            return null;
        }

        return (rows[0] - 1, rows[1] - 1);
    }
}
