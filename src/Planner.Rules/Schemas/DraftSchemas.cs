using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>The schema of drafts, the files of changes beside official ones; what reads them is <see cref="DraftFileReader"/>.</summary>
internal static class DraftSchemas
{
    public static IEnumerable<FileSchema> All(KnownNames names) =>
        [new("draft", new LocalizedText("dự thảo sửa một tệp chính thức", "a draft, changes of one official rule file"), ["*" + DraftFile.Ending], Draft(names))];

    private static SchemaNode Draft(KnownNames names)
    {
        SchemaNode value = SchemaNode.Anything();
        SchemaNode parameter = SchemaNode.Object([
            Must("parameter", SchemaNode.Name(names.Parameters).Says("Tham số được sửa.", "The parameter that is changed.")),
            May("region", SchemaNode.Name(names.Regions).Default("*").Says("Cột vùng; *: mọi vùng không có dòng riêng.", "Region column; * for all that have no row of their own.")),
            .. When,
            May("to", SchemaNode.Integer(FirstYear, LastYear).Says("Năm cuối áp dụng; không ghi: đến hết giá trị được thay.", "Last year it holds; as long as the value it stands in for when absent.")),
            Must("value", SchemaNode.Number().Says("Giá trị mới.", "The new value.")),
            .. Standing,
        ]).With("anyOf", SchemaNode.Having("from"), SchemaNode.Having("effective"));
        SchemaNode rule = SchemaNode.Object([
            Must("rule", SchemaNode.Filled().Says("Tên quy tắc có biểu thức.", "Name of a rule of a workflow that has an expression.")),
            Must("expression", SchemaNode.Filled().Says("Biểu thức mới.", "The new expression.")),
            .. When,
            .. Standing,
        ]);
        SchemaNode member = SchemaNode.Object([
            Must("member", SchemaNode.Filled().Says("Đường dẫn của mục khác: indicators/healthInsuranceShare/trend.", "Path of any other member: indicators/healthInsuranceShare/trend.")),
            Must("value", value.Says("Giá trị mới.", "The new value.")),
            .. When,
            .. Standing,
        ]);
        return SchemaNode.Object(
            Schema,
            Must("file", SchemaNode.Matching(@"^[^/\\]+\.json$", "parameters.json").Says(
                "Tệp chính thức cạnh tệp này; tệp này tên là TỆP.TÊN.draft.json.", "The official file beside this one; this file is called FILE.NAME.draft.json after it.")),
            Must("changes", SchemaNode.List(SchemaNode.Either(Enacted(parameter), Enacted(rule), Enacted(member))).Says(
                "Những gì được sửa; tệp chính thức không bao giờ bị ghi đè.", "What is changed; the official file is never written to.")));
    }

    private static SchemaMember[] When =>
    [
        May("from", SchemaNode.Integer(FirstYear, LastYear).Says("Năm đầu áp dụng; không ghi: năm của effective.", "First year-end judged by it; the year of effective when absent.")),
        May("effective", SchemaNode.Matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "1990-07-01").Says("Ngày có hiệu lực, yyyy-MM-dd.", "The day it takes effect, yyyy-MM-dd.")),
    ];

    private static SchemaMember[] Standing =>
    [
        Must("status", SchemaNode.Choice(
            ("draft", "Dự thảo: chỉ áp dụng khi được yêu cầu (--drafts).", "Holds only in runs that ask for it (--drafts)."),
            ("inForce", "Đã có hiệu lực từ ngày effective.", "Law: holds from its effective date on.")).Says("Dự thảo hay đã có hiệu lực.", "Draft or in force.")),
        May("law", SchemaNode.Filled().Says("Số, ngày của văn bản.", "Number and date of the document.")),
        May("clause", SchemaNode.Filled().Says("Điều khoản.", "Clause of the document.")),
        May("note", SchemaNode.Text().Says("Vì sao thử.", "Why it is tried out.")),
    ];

    /// <summary>What is in force needs its law, clause and date.</summary>
    private static SchemaNode Enacted(SchemaNode change) =>
        change.When("status", "inForce", without: [], needs: ["law", "clause", "effective"], otherwise: []);
}
