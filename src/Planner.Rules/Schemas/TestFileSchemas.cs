using System.Text.Json.Nodes;
using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>The schema of tests of rule files.</summary>
internal static class TestFileSchemas
{
    public static IEnumerable<FileSchema> All(KnownNames names, ExpressionNames expressions) =>
        [new("tests", new LocalizedText("phép thử của một tệp quy tắc", "tests of a rule file"), ["*.tests.json"], Tests(names, expressions))];

    private static SchemaNode Value => SchemaNode.Anything().With("type", new JsonArray("number", "boolean", "string")).As("value");

    private static SchemaNode Names => SchemaNode.List(SchemaNode.Text(), 1);

    private static SchemaMember TitleOfCase => May("title", Title.Says("Phép thử nói lên điều gì.", "What the test shows."));

    private static SchemaNode Tests(KnownNames names, ExpressionNames expressions)
    {
        SchemaMember given = May("given", Given(names, expressions));
        SchemaNode inputType = SchemaNode.Choice(("bool", "Đúng/sai.", "True/false."), ("int", "Số nguyên.", "A whole number."), ("double", "Số thực.", "A number.")).As("inputType");
        SchemaNode expected = SchemaNode.Either(
            SchemaNode.Boolean(),
            SchemaNode.Constant("error"),
            SchemaNode.Number(),
            SchemaNode.Object(May("from", SchemaNode.Number().Says("Ít nhất.", "At least.")), May("to", SchemaNode.Number().Says("Nhiều nhất.", "At most."))).With("minProperties", 1))
            .Says("true, false, \"error\"; hoặc số, khoảng cho một số, chỉ số hay vế trái của một phép so sánh.", "true, false, \"error\"; a number or a range for a number, a metric, or the left side of a rule that is one comparison.").As("expected");
        SchemaNode @case = SchemaNode.Object([
            TitleOfCase,
            .. SourceMembers,
            given,
            Must("expect", SchemaNode.Map(expected).With("minProperties", 1).Says("Quy tắc (tên, hoặc nhóm/tên), biểu thức (weights-qd07/weight) hoặc chỉ số → kết quả mong đợi.", "Rule (its name, or group/rule), expression (weights-qd07/weight) or metric → what is expected of it.")),
        ]).AtMostOneSource();
        SchemaNode table = SchemaNode.Object([
            TitleOfCase,
            .. SourceMembers,
            given,
            Must("columns", Names.Says("Đầu vào của các ô đầu mỗi dòng: commune.income, year, region.", "Inputs that the first cells of a row give: commune.income, year, region.")),
            Must("expect", Names.Says("Quy tắc mà các ô sau là kết quả.", "Rules whose results the other cells give.")),
            Must("rows", Rows.Says("Mỗi dòng một phép thử: ô của columns, rồi ô của expect.", "A case a row: a cell for each name of columns, then for each of expect.")),
        ]).AtMostOneSource();
        SchemaNode boundary = SchemaNode.Object([
            TitleOfCase,
            .. SourceMembers,
            given,
            Must("rules", Names.Says("Các quy tắc cùng đổi tại ngưỡng.", "Rules that all turn at the limit.")),
            Must("input", SchemaNode.Filled().Says("Đầu vào được dịch qua ngưỡng.", "The input that is moved across the limit.")),
            Must("step", SchemaNode.Number(1e-9, 1e9).Says("Thử cách ngưỡng bao nhiêu về hai phía.", "How far below and above the limit is tested.")),
            Must("holds", SchemaNode.Choice(
                ("from", "Đúng từ ngưỡng trở lên.", "From the limit on."),
                ("above", "Chỉ đúng trên ngưỡng.", "Above it only."),
                ("to", "Đúng đến ngưỡng.", "Up to it."),
                ("below", "Chỉ đúng dưới ngưỡng.", "Below it only."),
                ("at", "Chỉ đúng tại ngưỡng.", "At it only.")).Says("Quy tắc đúng ở phía nào của ngưỡng.", "Where the rules hold.")),
            May("limit", SchemaNode.Number().Says("Ngưỡng như luật ghi.", "The limit as the law states it.")),
            May("columns", Names.Says("Đầu vào mà ngưỡng phụ thuộc: year, region.", "Inputs on which the limit depends: year, region.")),
            May("rows", Rows.Says("Mỗi dòng: ô của columns, rồi ngưỡng.", "A row: a cell for each name of columns, then the limit.")),
        ]).AtMostOneSource()
            .With("if", SchemaNode.Having("limit").Json())
            .With("then", SchemaNode.Anything().With("properties", new JsonObject { ["columns"] = false, ["rows"] = false }).Json())
            .With("else", SchemaNode.Having("columns", "rows").Json());
        return SchemaNode.Object([
            Schema,
            May("workflow", SchemaNode.Filled().Says("Tên tệp workflow cạnh tệp này.", "Name of the workflow file beside this one.")),
            May("file", SchemaNode.Filled().Says(
                "Tên tệp quy tắc cạnh tệp này, khi nó không phải workflow mà chứa biểu thức đơn: eligibility, allocations, metrics, areas, parameters.",
                "Name of the rule file beside this one, when it is no workflow but holds single expressions: eligibility, allocations, metrics, areas, parameters.")),
            May("name", SchemaNode.Text().Says("Tên workflow, khi tệp có nhiều.", "Name of the workflow, where the rule file holds several.")),
            .. SourceMembers,
            May("inputs", SchemaNode.Map(SchemaNode.Either(inputType, SchemaNode.Map(inputType))).Says(
                "Đầu vào và kiểu, cho tệp quy tắc ngoài thư mục quy tắc.", "Inputs and their types, for a rule file outside a rules folder: name → type, or record → its fields.")),
            given,
            May("cases", SchemaNode.List(@case).Says("Các phép thử viết đầy đủ.", "Cases written out.")),
            May("tables", SchemaNode.List(table).Says("Nhiều phép thử cùng đầu vào, mỗi dòng một.", "Many cases of the same inputs, a row each.")),
            May("boundaries", SchemaNode.List(boundary).Says("Ngưỡng, thử dưới, tại và trên.", "Limits, each tested one step below, at, and one step above.")),
        ]).AtMostOneSource()
            .With("if", SchemaNode.Having("file").Json())
            .With("then", SchemaNode.Anything().With("properties", new JsonObject { ["workflow"] = false, ["name"] = false, ["inputs"] = false }).Json())
            .With("else", SchemaNode.Having("workflow").Json());
    }

    private static SchemaNode Rows => SchemaNode.List(SchemaNode.List(SchemaNode.Anything(), 2), 1);

    private static SchemaNode Given(KnownNames names, ExpressionNames expressions)
    {
        SchemaNode record = SchemaNode.Map(Value);
        SchemaNode any = SchemaNode.Either(
            Value, record, SchemaNode.List(record).Says("communes hoặc districts: trường của từng đơn vị, đè lên commune hoặc district.", "communes or districts: the fields of each, laid over those of commune or district."));
        JsonObject known = new()
        {
            ["year"] = SchemaNode.Number().Says("Năm.", "The year.").Json(),
            ["region"] = SchemaNode.Name(names.Regions).Says("Vùng, để lấy tham số p từ bảng.", "The region, to take the parameters p from their tables.").Json(),
            ["commune"] = SchemaNode.Map(Value, expressions.CommuneFields).Says("Một xã: trường → giá trị.", "A commune: field → value.").Json(),
            ["district"] = SchemaNode.Map(Value, expressions.DistrictFields).Says("Một huyện: trường → giá trị.", "A district: field → value.").Json(),
            ["household"] = SchemaNode.Map(Value, ExpressionNames.Household).Says("Một hộ: trường → giá trị.", "A household: field → value.").Json(),
            ["p"] = SchemaNode.Map(Value, expressions.Parameters).Says("Tham số đặt thẳng, thay cho bảng.", "Parameters given outright, in place of their tables.").Json(),
        };
        return SchemaNode.Map(any).With("properties", known).Says("Đầu vào cho sẵn; trường hợp riêng ghi đè.", "Inputs given; those of a case go before.").As("given");
    }
}
