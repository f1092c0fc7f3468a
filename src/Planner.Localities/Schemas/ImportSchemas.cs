using Planner.Localities.Import.Mapping;
using Planner.Rules.Schemas;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Localities.Schemas;

/// <summary>The schemas of what <c>planner import</c> reads and writes besides offices' tables.</summary>
internal static class ImportSchemas
{
    private static readonly string[] FixedColumns =
        [.. Tables.CommuneColumns.Fixed.Where(c => c is not ("id" or "name" or "district")), Tables.CommuneColumns.Table, Tables.CommuneColumns.Region, Tables.CommuneColumns.Urban];

    /// <summary><c>*.mapping.json</c>.</summary>
    public static SchemaNode Mapping(KnownNames names) => SchemaNode.Object(
        Schema,
        May("sheet", SchemaNode.Filled().Says("Tên trang tính có bảng.", "Name of the sheet with the table.")),
        May("headerRows", Rows().Says("Hàng đầu và hàng cuối của tiêu đề cột, như [4, 6].", "First and last row of the headings, such as [4, 6].")),
        May("code", Letters().Says("Cột mã xã.", "Column of the communes' codes.")),
        May("name", Letters().Says("Cột tên xã.", "Column of the communes' names.")),
        May("district", Letters().Says("Cột huyện.", "Column of the districts.")),
        May("decimal", SchemaNode.Choice((",", "Dấu phẩy.", "A comma."), (".", "Dấu chấm.", "A point.")).Says("Dấu thập phân của số viết dạng chữ.", "Decimal sign of numbers kept as text.")),
        May("encoding", SchemaNode.Choice(ImportMappingFile.EncodingNames).Says("Bảng mã của tệp CSV.", "Code page of a CSV file.")),
        May("separator", SchemaNode.Choice(ImportMappingFile.SeparatorNames).Says("Dấu ngăn cột của tệp CSV.", "What separates the fields of a CSV file.")),
        May("asOf", SchemaNode.Matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2020-12-31").Says("Ngày của số liệu.", "The day for which the figures hold.")),
        May("columns", SchemaNode.List(Column(names)).Says("Các cột được lấy; không nêu thì theo tiêu đề.", "The columns taken; those that the headings name when absent.")),
        May("skipColumns", SchemaNode.List(Letters()).Says("Các cột bỏ qua.", "Columns that are not looked at.")),
        May("skipRows", SchemaNode.List(Rows()).Says("Các hàng bỏ qua: [hàng đầu, hàng cuối].", "Rows that are not looked at: [first, last].")));

    /// <summary><c>import/columns.json</c> of a rules folder.</summary>
    public static SchemaNode Columns(KnownNames names) => SchemaNode.Object([
        Schema,
        Must("columns", SchemaNode.List(SchemaNode.Object(
            Must("id", SchemaNode.Filled().Says("Tên cột trong communes.csv.", "Name of the column in communes.csv.")),
            Must("kind", SchemaNode.Choice(
                ("code", "Mã xã.", "The commune's code."), ("name", "Tên xã.", "Its name."), ("district", "Huyện.", "Its district."), ("whole", "Số đếm.", "A count."), ("number", "Một số.", "A number."),
                ("truth", "Có hoặc không.", "Yes or no."), ("choice", "Một trong vài từ.", "One of a few words."), ("text", "Chữ.", "Text."), ("note", "Ghi chú, không lấy.", "A remark, not taken.")).Says("Ô của cột là gì.", "What its cells are.")),
            Must("title", Title),
            Must("unit", Unit),
            Must("aliases", Words().Says("Các cách gọi khác của tiêu đề.", "Other wordings of its heading.")),
            May("words", SchemaNode.Map(SchemaNode.Number()).Says("Chữ trong ô → số.", "Word in a cell → number."))), 1).Says("Các cột của communes.csv.", "The columns of communes.csv.")),
        May("indicatorAliases", SchemaNode.Map(Words(), names.Indicators).Says("Chỉ tiêu → các cách gọi khác.", "Indicator → other wordings.")),
        Must("units", SchemaNode.List(SchemaNode.Object(
            Must("unit", Unit),
            Must("factor", SchemaNode.NumberAbove(0).Says("Nhân với số này để thành đơn vị đó.", "Multiplied by this a value is in that unit.")),
            Must("words", Words().Says("Các cách viết.", "How it is written.")))).Says("Các cách viết đơn vị.", "How units are written.")),
        Must("unitLabels", Words().Says("Chữ đứng trước đơn vị, như ĐVT.", "What stands before a unit, such as ĐVT.")),
        Must("fillers", Words().Says("Phần tiêu đề không mang nghĩa, như 'Tổng số'.", "Parts of headings that say nothing, such as 'Tổng số'.")),
        Must("totals", Words().Says("Chữ mở đầu hàng tổng.", "What rows of totals begin with.")),
        Must("communePrefixes", Words().Says("Chữ đứng trước tên xã.", "What stands before a commune's name.")),
        Must("districtPrefixes", Words().Says("Chữ đứng trước tên huyện.", "What stands before a district's name.")),
        Must("yes", Words().Says("Chữ nghĩa là có.", "Words for yes.")),
        Must("no", Words().Says("Chữ nghĩa là không.", "Words for no.")),
        Must("personal", SchemaNode.Object(
            Must("names", Words().Says("Tiêu đề cột họ tên.", "Headings of names of people.")),
            Must("numbers", Words().Says("Tiêu đề cột số định danh.", "Headings of identity numbers.")),
            Must("phones", Words().Says("Tiêu đề cột điện thoại.", "Headings of telephone numbers.")),
            Must("births", Words().Says("Tiêu đề cột ngày sinh.", "Headings of dates of birth.")),
            Must("surnames", Words().Says("Các họ.", "Family names."))).Says("Dấu hiệu của cột về con người, không bao giờ nhận.", "How columns about people are known, which are never taken.")),
        .. SourceMembers,
    ]).Sourced();

    private static SchemaNode Column(KnownNames names) => SchemaNode.Object(
        Must("column", Letters().Says("Cột trong tệp, bằng chữ cái.", "The column in the file, by its letters.")),
        Must("to", SchemaNode.Either(SchemaNode.Choice(FixedColumns), SchemaNode.Name(names.Indicators)).Says("Cột của communes.csv.", "The column of communes.csv.")),
        May("header", SchemaNode.Text().Says("Tiêu đề mà cột phải có, các tầng cách nhau ' / '.", "The heading it must have, levels apart by ' / '.")),
        May("title", SchemaNode.Text().Says("Tên cột đích, cho người đọc.", "Title of what it is, for readers.")),
        May("factor", SchemaNode.NumberAbove(0).Says("Nhân số trong tệp với số này.", "What its numbers are multiplied by.")),
        May("words", SchemaNode.Map(SchemaNode.Number()).Says("Chữ trong ô → số, như \"Đạt\": 100.", "Word in a cell → number, such as \"Đạt\": 100.")),
        May("confidence", SchemaNode.Number(0, 1).Says("Mức chắc chắn khi đề xuất.", "How sure the proposal was.")),
        May("confirmed", SchemaNode.Boolean().Default(true).Says("Đã có người xác nhận; false thì không nhập được.", "Whether a person confirmed it; with false nothing is imported.")));

    private static SchemaNode Letters() => SchemaNode.Matching("^[A-Z]{1,3}$", "C").As("letters");

    private static SchemaNode Rows() => SchemaNode.List(SchemaNode.Integer(1, Import.Reading.ImportLimits.MostRows), 2, 2).As("rows");

    private static SchemaNode Words() => SchemaNode.List(SchemaNode.Filled()).As("words");
}
