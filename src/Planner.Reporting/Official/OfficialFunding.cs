using Planner.Analysis.Funding;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Reporting.Reports;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Official;

/// <summary>Assigned money by programme, kind and source, and by district, in whole million VND whose sums add.</summary>
internal sealed class OfficialFunding
{
    // Districts that stand beside each other on a page.
    private const int DistrictsOnPage = 9;
    private const int TableSize = 18;

    private readonly ReportFrame frame;

    public OfficialFunding(ReportFrame frame) => this.frame = frame;

    /// <summary>Whose money, in words.</summary>
    public static string SourceName(MoneySource source, Messages say) => source switch
    {
        MoneySource.Central => say.Say("official.source.Central"),
        MoneySource.Province => say.Say("official.source.Province"),
        MoneySource.District => say.Say("official.source.District"),
        MoneySource.Commune => say.Say("official.source.Commune"),
        MoneySource.Credit => say.Say("official.source.Credit"),
        MoneySource.Enterprise => say.Say("official.source.Enterprise"),
        _ => say.Say("official.source.People"),
    };

    public void Write(DocxBody body)
    {
        Messages say = frame.Messages;
        var funding = DistrictFunding.Of(frame.Comparison.Reference.Ensemble);
        long[][] cells = funding.Rounded;
        OfficialReport.Appendix(
            frame, body, say.Say("official.appendix.funding"), say.Say("official.appendix.funding.title", ("from", ReportFrame.Plain(funding.From)), ("to", ReportFrame.Plain(funding.To))));
        IReadOnlyList<District> districts = frame.Comparison.Locality.Districts;
        bool stranded = cells.Any(r => r[^1] != 0);

        // Columns of the numbers: districts, then what reaches no commune where there is any.
        int[] columns = [.. Enumerable.Range(0, districts.Count), .. stranded ? [districts.Count] : Array.Empty<int>()];
        for (int at = 0; at < columns.Length; at += DistrictsOnPage)
        {
            int[] part = [.. columns.Skip(at).Take(DistrictsOnPage)];
            body.Paragraph(DocxStyle.Note, say.Say("official.appendix.funding.unit") + (columns.Length > DistrictsOnPage
                ? ". " + say.Say("official.funding.part", ("from", Number(at + 1)), ("to", Number(at + part.Length)), ("of", Number(columns.Length)))
                : string.Empty));
            body.Table(
                [
                    new DocxColumn(say.Say("official.column.no"), 7, DocxAlign.Centre), new DocxColumn(say.Say("official.column.money"), 46), new DocxColumn(say.Say("official.column.total"), 21, DocxAlign.Right),
                    .. part.Select(c => new DocxColumn(c == districts.Count ? say.Say("official.column.nowhere") : frame.In(districts[c].Title), 18, DocxAlign.Right)),
                ],
                Rows(funding, cells, part),
                DocxBody.LyingWidth,
                TableSize);
        }

        body.Paragraph(DocxStyle.Note, say.Say("official.funding.note", ("scenario", frame.Title(frame.Comparison.Reference))));
    }

    private IEnumerable<DocxRow> Rows(DistrictFunding funding, long[][] cells, int[] part)
    {
        Messages say = frame.Messages;
        int number = 0;
        foreach (IGrouping<string, (FundingRow Row, long[] Cells)> programme in funding.Rows.Zip(cells).GroupBy(r => r.First.Programme))
        {
            (FundingRow Row, long[] Cells)[] lines = [.. programme];
            number++;
            ProgrammeDefinition? of = frame.Comparison.Pack.Funding.Programmes.FirstOrDefault(p => p.Id == programme.Key);
            yield return Row(Number(number), of is null ? programme.Key : frame.In(of.Title), [.. lines.Select(l => l.Cells)], part, bold: true);
            foreach ((FundingRow row, long[] own) in lines)
            {
                string kind = say.Say(row.Kind == MoneyKind.Capital ? "sheet.capital" : "sheet.recurrent");
                yield return Row(string.Empty, say.Say("official.funding.leaf", ("kind", kind), ("source", SourceName(row.Source, say))), [own], part, bold: false);
            }
        }

        yield return Row(string.Empty, say.Say("official.funding.all"), cells, part, bold: true);
    }

    private DocxRow Row(string number, string name, IReadOnlyList<long[]> lines, int[] part, bool bold) =>
        new([number, name, Number(lines.Sum(l => l.Sum())), .. part.Select(c => Number(lines.Sum(l => l[c])))], bold);

    private string Number(long value) => frame.Numbers.Fixed(value, 0);
}
