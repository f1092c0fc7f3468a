using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Drafts;

/// <summary>Reads one draft file (docs/rule-files.md, "Drafts").</summary>
internal static class DraftFileReader
{
    private static readonly string[] Statuses = ["draft", "inForce"];

    /// <summary>The draft, or null when its form is wrong; the faults are reported.</summary>
    /// <param name="relative">The file below the rules folder, with '/'.</param>
    /// <param name="root">Its JSON.</param>
    /// <param name="exists">Whether the rules folder has a file, given below it.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    public static DraftFile? Read(string relative, JsonValue root, Func<string, bool> exists, DiagnosticBag diagnostics)
    {
        var faults = new DiagnosticBag();
        var reader = new ObjectReader(root, "the draft", faults);
        reader.OptionalText("$schema");
        string official = reader.RequiredText("file");
        string name = NameOf(relative, official, reader, exists, faults);
        List<DraftChange> changes = [.. reader.RequiredArray("changes").Select(c => Change(c, official, faults)).OfType<DraftChange>()];
        reader.Finish();
        diagnostics.AddRange(faults);
        string folder = relative[..(relative.LastIndexOf('/') + 1)];
        return faults.HasErrors ? null : new DraftFile(root.Span.File, name, folder + official, changes);
    }

    private static string NameOf(string relative, string official, ObjectReader reader, Func<string, bool> exists, DiagnosticBag diagnostics)
    {
        if (official.Length == 0)
        {
            return "";
        }

        int cut = relative.LastIndexOf('/') + 1;
        if (official.Contains('/') || official.Contains('\\') || official.EndsWith(DraftFile.Ending, StringComparison.Ordinal) || !exists(relative[..cut] + official))
        {
            diagnostics.Error(DraftCode.Place, reader.SpanOf("file"), $"'{official}' is no rule file in the folder of the draft");
            return "";
        }

        string stem = Path.GetFileNameWithoutExtension(official) + ".";
        string file = relative[cut..];
        string name = file.StartsWith(stem, StringComparison.Ordinal) && file.Length > stem.Length + DraftFile.Ending.Length
            ? file[stem.Length..^DraftFile.Ending.Length]
            : "";
        if (name.Length == 0)
        {
            diagnostics.Error(DraftCode.Place, reader.SpanOf("file"), $"a draft of '{official}' is called {stem}NAME{DraftFile.Ending}, not '{file}'");
        }

        return name;
    }

    private static DraftChange? Change(JsonValue item, string official, DiagnosticBag diagnostics)
    {
        var faults = new DiagnosticBag();
        var reader = new ObjectReader(item, "a change", faults);
        string[] kinds = [.. new[] { "parameter", "rule", "member" }.Where(reader.Has)];
        string kind = kinds.Length == 1 ? kinds[0] : "";
        if (kind.Length == 0)
        {
            faults.Error(DraftCode.Form, item.Span, "a change names one of 'parameter', 'rule' and 'member'");
        }
        else if (kind == "parameter" && official != "parameters.json")
        {
            faults.Error(DraftCode.Form, reader.SpanOf(kind), $"parameters stand in parameters.json, not in '{official}'");
        }

        string target = kind.Length == 0 ? "" : reader.RequiredText(kind);
        JsonValue? value = reader.Required(kind == "rule" ? "expression" : "value");
        if (kind == "rule")
        {
            reader.RequiredText("expression");
        }
        else if (kind == "parameter")
        {
            reader.RequiredNumber("value");
        }

        string region = kind == "parameter" ? reader.OptionalText("region") ?? "*" : "*";
        int? from = reader.Has("from") ? reader.RequiredInteger("from", 1990, 2100) : null;
        int? to = kind == "parameter" && reader.Has("to") ? reader.RequiredInteger("to", 1990, 2100) : null;
        DateOnly? effective = Date(reader, faults);
        DraftStatus status = reader.Choice("status", Statuses) == "inForce" ? DraftStatus.InForce : DraftStatus.Draft;
        string? law = Filled(reader, "law");
        string? clause = Filled(reader, "clause");
        string? note = reader.OptionalText("note");
        if (kind.Length > 0)
        {
            reader.Finish();
        }

        if (status == DraftStatus.InForce && (law is null || clause is null || !reader.Has("effective")))
        {
            faults.Error(DraftCode.NotEnacted, reader.SpanOf("status"), "what is in force needs 'law', 'clause' and 'effective', the day it takes effect");
        }

        if (from < effective?.Year)
        {
            faults.Error(
                DraftCode.TooEarly, reader.SpanOf("from"),
                $"it takes effect on {effective:yyyy-MM-dd} and cannot hold from {from} on; before its effective date the official value holds");
        }

        if (kind == "parameter" && from is null && effective is null && !faults.HasErrors)
        {
            faults.Error("PLN0011", item.Span, "a changed parameter needs 'from', the first year it holds, or 'effective'");
        }

        if (to < (from ?? effective?.Year))
        {
            faults.Error("PLN0805", reader.SpanOf("to"), $"'to' is {to} and lies before the first year, {from ?? effective?.Year}");
        }

        diagnostics.AddRange(faults);
        return faults.HasErrors || value is null ? null : new DraftChange
        {
            Parameter = kind == "parameter" ? target : null,
            Region = kind == "parameter" ? region : null,
            Rule = kind == "rule" ? target : null,
            Member = kind == "member" ? target : null,
            WrittenFrom = from,
            To = to,
            Value = value,
            Status = status,
            Law = law,
            Clause = clause,
            Effective = effective,
            Note = note,
            Span = item.Span,
            TargetSpan = reader.SpanOf(kind),
        };
    }

    private static string? Filled(ObjectReader reader, string name) => reader.Has(name) ? reader.RequiredText(name) is { Length: > 0 } text ? text : null : null;

    private static DateOnly? Date(ObjectReader reader, DiagnosticBag diagnostics)
    {
        if (reader.OptionalText("effective") is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        diagnostics.Error("PLN0824", reader.SpanOf("effective"), $"'effective' is '{text}'; expected a day as yyyy-MM-dd");
        return null;
    }
}
