using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Linting;

/// <summary>Finds what is doubtful in parameter tables: rows that overlap, hide each other, leave gaps or lie outside the run; parameters nobody uses.</summary>
internal sealed class TableLint(CheckedPack pack, IReadOnlySet<string> used, DiagnosticBag diagnostics)
{
    /// <summary>Reports all findings.</summary>
    public void Check()
    {
        IReadOnlySet<string> reads = pack.Reads();
        foreach (ParameterDefinition parameter in pack.Pack.Parameters)
        {
            if (!reads.Contains($"p.{parameter.Id}") && !used.Contains(parameter.Id))
            {
                diagnostics.Warning(LintCode.UnusedParameter, Place(parameter), $"no rule uses the parameter '{parameter.Id}'");
            }

            foreach (IGrouping<string, DatedValue> rows in parameter.Values.GroupBy(v => v.Region, StringComparer.Ordinal))
            {
                Neighbours(parameter, [.. rows.OrderBy(r => r.From)]);
            }

            Reach(parameter);
        }
    }

    private SourceSpan Place(ParameterDefinition parameter) =>
        pack.Pack.Places.TryGetValue(("parameter", parameter.Id), out SourceSpan span) ? span : SourceSpan.StartOf(pack.Pack.Folder);

    private void Neighbours(ParameterDefinition parameter, List<DatedValue> rows)
    {
        for (int i = 1; i < rows.Count; i++)
        {
            DatedValue before = rows[i - 1];
            DatedValue row = rows[i];

            // An open row ends where the next begins; one that says until when it holds contradicts the next.
            if (before.To is { } to && to >= row.From)
            {
                diagnostics.Warning(
                    LintCode.Overlap,
                    row.Span,
                    $"two values of '{parameter.Id}' for region '{row.Region}' claim {Years(row.From, Math.Min(to, row.To ?? to))}: {Number(before.Value)} until {to} and {Number(row.Value)} from {row.From}; the later holds");
            }
            else if (before.To is { } end && Math.Max(end + 1, pack.FirstYear) is var first && Math.Min(row.From - 1, pack.LastYear) is var last && first <= last)
            {
                diagnostics.Warning(
                    LintCode.Gap,
                    row.Span,
                    $"the values of '{parameter.Id}' for region '{row.Region}' leave out {Years(first, last)}, where the value for '{DatedValue.AnyRegion}' is taken instead");
            }
        }
    }

    private void Reach(ParameterDefinition parameter)
    {
        foreach (DatedValue row in parameter.Values)
        {
            int first = Math.Max(row.From, pack.FirstYear);
            int last = Math.Min(row.To ?? pack.LastYear, pack.LastYear);
            if (first > last)
            {
                string why = row.From > pack.LastYear ? $"begins in {row.From}" : $"ended in {row.To}";
                diagnostics.Add(new Diagnostic(
                    LintCode.ValueOutsideYears, Severity.Note, row.Span, $"this value of '{parameter.Id}' {why}; the years run from {pack.FirstYear} to {pack.LastYear}"));
            }
            else if (Hidden(parameter, row, first, last))
            {
                diagnostics.Warning(LintCode.HiddenValue, row.Span, $"this value of '{parameter.Id}' never holds: other rows come before it in every region and year from {first} to {last}");
            }
        }
    }

    private bool Hidden(ParameterDefinition parameter, DatedValue row, int first, int last)
    {
        ParameterDefinition without = parameter with { Values = [.. parameter.Values.Where(v => !ReferenceEquals(v, row))] };
        IEnumerable<string> regions = row.Region == DatedValue.AnyRegion ? pack.Pack.Regions : [row.Region];
        return regions.All(region => Enumerable.Range(first, last - first + 1).All(year =>
            without.At(region, year) is not null && ReferenceEquals(Row(parameter, region, year), Row(without, region, year))));
    }

    // The row that holds, found as ParameterDefinition.At finds its value.
    private static DatedValue? Row(ParameterDefinition parameter, string region, int year) => parameter.Values
        .Where(v => v.From <= year && (v.To is not { } to || to >= year) && (v.Region == region || v.Region == DatedValue.AnyRegion))
        .OrderByDescending(v => v.Region == region).ThenByDescending(v => v.From).FirstOrDefault();

    private static string Years(int first, int last) => first == last ? FormattableString.Invariant($"{first}") : FormattableString.Invariant($"{first} to {last}");

    private static string Number(double value) => FormattableString.Invariant($"{value}");
}
