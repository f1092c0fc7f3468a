using System.Globalization;
using Planner.Localities.Actuals;
using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Scenarios;

/// <summary>Reads what a scenario says of standing in the middle of the period: <c>asOf</c>, <c>actuals</c>, <c>plan</c>, <c>moves</c>.</summary>
internal static class MidTermReader
{
    private const string DefaultFile = "actuals.csv";

    /// <summary>The recorded history; null without <c>asOf</c>. Adds the table to the files.</summary>
    public static RecordedHistory? Recorded(ObjectReader reader, string scenarioPath, Locality locality, RulePack? pack, List<string> files, string? asked = null)
    {
        string? file = reader.OptionalText("actuals");
        SourceSpan place = reader.SpanOf("asOf");
        if ((asked ?? reader.OptionalText("asOf")) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly asOf)
            || asOf.Year <= locality.StartYear || asOf.Year > locality.EndYear || asOf == new DateOnly(locality.EndYear, 12, 31))
        {
            reader.Diagnostics.Error("PLN0640", place, FormattableString.Invariant(
                $"'asOf' is '{text}'; expected a day after {locality.StartYear} and before {locality.EndYear}-12-31, such as {locality.StartYear + 1}-12-31"));
            return null;
        }

        if (file is not null && !LocalFile.Check(file, reader.Any("actuals")!.Span, "the table of recorded values", reader.Diagnostics))
        {
            return null;
        }

        string path = LocalFile.In(scenarioPath.Contains('/') ? scenarioPath[..scenarioPath.LastIndexOf('/')] : "", file ?? DefaultFile);
        files.Add(path);
        if (pack is null)
        {
            return null;
        }

        int before = reader.Diagnostics.Count;
        List<ActualRecord> records = [.. ActualsReader.Read(path, locality, pack, reader.Diagnostics).Where(r => r.Date <= asOf)];
        return reader.Diagnostics.Count > before
            ? null
            : new RecordedHistory(asOf, RecordedYears.Of(locality, pack, records, asOf, place, reader.Diagnostics), records);
    }

    public static IReadOnlyList<PlanPath> Plan(ObjectReader reader, Locality locality, RulePack? pack)
    {
        var paths = new List<PlanPath>();
        foreach (JsonMember member in reader.OptionalMap("plan"))
        {
            if (pack is not null && pack.Targets.All(t => t.Id != member.Name))
            {
                reader.Diagnostics.Error("PLN0647", member.NameSpan, $"there is no target '{member.Name}'{NearestName.Hint(member.Name, pack.Targets.Select(t => t.Id))}");
            }

            var path = new ObjectReader(member.Value, $"the plan of '{member.Name}'", reader.Diagnostics);
            var values = new SortedDictionary<int, double>();
            foreach (JsonMember value in path.RequiredMap("values"))
            {
                int? year = FileMembers.Year(value, locality.StartYear + 1, locality.EndYear, reader.Diagnostics);
                if (value.Value.Kind != JsonKind.Number)
                {
                    reader.Diagnostics.Error("PLN0010", value.Value.Span, $"the planned value of {value.Name} must be a number, not {ObjectReader.Describe(value.Value.Kind)}");
                }
                else if (year is { } y)
                {
                    values[y] = value.Value.Number;
                }
            }

            paths.Add(new PlanPath(member.Name, values, Shares(path, locality), path.Provenance($"the plan of '{member.Name}'")));
            path.Finish();
        }

        return paths;
    }

    public static IReadOnlyList<MoneyMove> Moves(ObjectReader reader, Locality locality)
    {
        var moves = new List<MoneyMove>();
        foreach (JsonValue item in reader.OptionalArray("moves"))
        {
            var one = new ObjectReader(item, "a move", reader.Diagnostics);
            int year = one.RequiredInteger("year", locality.StartYear + 1, locality.EndYear);
            string date = one.RequiredText("date");
            if (date.Length > 0 && !DateOnly.TryParseExact(FormattableString.Invariant($"{year}-{date}"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                reader.Diagnostics.Error("PLN0648", one.SpanOf("date"), $"'date' of a move is '{date}'; expected a day of the year such as 06-30");
            }

            var move = new MoneyMove(
                year, date, one.RequiredNumber("spentByDate", 0, 1), one.RequiredNumber("below", 0, 1), one.RequiredNumber("above", 0, 1), one.RequiredNumber("share", 0, 1),
                one.Provenance("a move"));
            one.Finish();
            if (move.Above < move.Below)
            {
                reader.Diagnostics.Error("PLN0648", one.SpanOf("above"), "'above' is less than 'below': a component would give and take at once");
            }

            if (moves.Any(m => m.Year == year))
            {
                reader.Diagnostics.Error("PLN0648", one.SpanOf("year"), FormattableString.Invariant($"there are two moves in {year}; one a year is simulated"));
            }

            moves.Add(move);
        }

        return moves;
    }

    private static SortedDictionary<string, double> Shares(ObjectReader path, Locality locality)
    {
        var shares = new SortedDictionary<string, double>(StringComparer.Ordinal);
        List<string> districts = [.. locality.Districts.Select(d => d.Id)];
        foreach (JsonMember share in path.OptionalMap("districts"))
        {
            if (!districts.Contains(share.Name, StringComparer.Ordinal))
            {
                path.Diagnostics.Error("PLN0647", share.NameSpan, $"there is no district '{share.Name}'{NearestName.Hint(share.Name, districts)}");
            }
            else if (share.Value.Kind != JsonKind.Number || !(share.Value.Number is >= 0 and <= 1))
            {
                path.Diagnostics.Error("PLN0647", share.Value.Span, $"the share of '{share.Name}' must be a number from 0 to 1");
            }
            else
            {
                shares[share.Name] = share.Value.Number;
            }
        }

        if (shares.Count > 0 && Math.Abs(shares.Values.Sum() - 1) > 1e-6)
        {
            path.Diagnostics.Error("PLN0647", path.SpanOf("districts"), FormattableString.Invariant($"the districts' shares sum to {shares.Values.Sum():0.######}, not 1"));
        }

        return shares;
    }
}
