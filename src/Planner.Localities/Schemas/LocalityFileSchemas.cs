using System.Text.Json.Nodes;
using Planner.Rules.Pack;
using Planner.Rules.Schemas;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Localities.Schemas;

/// <summary>The schemas of a locality's folder: <c>locality.json</c>, scenarios, <c>synthesis.json</c>.</summary>
public static class LocalityFileSchemas
{
    /// <summary>All of them, by name.</summary>
    /// <param name="names">Names of the rule files, which editors then offer.</param>
    public static IReadOnlyList<FileSchema> All(KnownNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var expressions = new ExpressionNames(names);
        return
        [
            new("locality", new LocalizedText("một địa phương", "a locality"), ["scenarios/*/locality.json"], Locality(names, expressions)),
            new("scenario", new LocalizedText("một kịch bản (cùng những gì nó kế thừa)", "a scenario (with what it extends)"), ["*.scenario.json"], ScenarioSchema.Of(names, expressions)),
            new("synthesis", new LocalizedText("cách lập bảng xã giả lập", "how communes tables are made"), ["scenarios/*/synthesis.json"], SynthesisSchema.Of(names)),
            new("calibration", new LocalizedText("khớp gì với số liệu lịch sử nào", "what is fitted to which history"), ["calibration.json"], CalibrationSchema.Plan(names)),
            new("posterior", new LocalizedText("hậu nghiệm do calibrate ghi", "the posterior that calibrate writes"), ["posterior.json"], CalibrationSchema.Posterior()),
            new("mapping", new LocalizedText("cách đọc bảng của cơ quan", "how an office's table is read"), ["*.mapping.json"], ImportSchemas.Mapping(names)),
            new("import-columns", new LocalizedText("cách gọi cột, đơn vị trong bảng của cơ quan", "how offices' tables word columns and units"), ["rules/import/columns.json"], ImportSchemas.Columns(names)),
        ];
    }

    private static SchemaNode Locality(KnownNames names, ExpressionNames expressions) => SchemaNode.Object(
        Schema,
        Must("id", SchemaNode.Filled().Says("Tên cố định, như bac-kan.", "Stable name, as in bac-kan.")),
        Must("title", Title),
        Must("region", SchemaNode.Name(names.Regions).Says("Cột vùng trong các bảng tham số.", "Region column of parameter tables.")),
        Must("rules", SchemaNode.Matching(@"^(?=.*\S)[^\\:/][^\\:]*$", "../../rules").Says("Thư mục quy tắc, tính từ thư mục này, dùng '/'.", "Rules folder, relative to this one, with '/'.")),
        Must("targets", SchemaNode.List(FileName(names.TargetFiles)).Says("Các tệp trong targets/ của thư mục quy tắc chứa mục tiêu của địa phương.", "Files under the rules folder's targets/ that hold this locality's targets.")),
        Must("startYear", SchemaNode.Integer(2000, 2100).Says("Năm mà bảng xã phản ánh vào cuối năm.", "Year at whose end the communes table stands.")),
        Must("endYear", SchemaNode.Integer(2000, 2100).Says("Năm mô phỏng cuối.", "Last year simulated.")),
        Must("communes", FileName([]).Says("Tệp CSV bảng xã, cùng thư mục.", "The communes table, a CSV file in this folder.")),
        May("assignedTo", Assigned.Says("Cơ quan mà nghị quyết giao tổ chức thực hiện.", "The body that the resolution gives its carrying out.")),
        May("synthetic", SchemaNode.Boolean().Default(false).Says("Bảng xã là giả lập; mọi dòng và mọi kết quả đều nói rõ.", "The communes table is synthetic; then every row and everything made from it says so.")),
        May("syntheticNotice", Title.Says("Câu cảnh báo đi cùng số liệu giả lập.", "The notice that goes with synthetic data.")),
        Must("scenarios", SchemaNode.List(FileName([])).Says("Các tệp kịch bản theo thứ tự; tệp đầu là mốc so sánh.", "Scenario files in order; the first is the reference of comparisons.")),
        Must("districts", SchemaNode.List(District(), 1).Says("Các huyện, thành phố.", "Districts and cities.")),
        May("districtIndicators", SchemaNode.Map(
            SchemaNode.Object([
                Must("values", SchemaNode.Map(SchemaNode.Number()).Says("Huyện → giá trị.", "District → value.")),
                .. SourceMembers,
            ]).Sourced().As("districtValues"),
            names.DistrictIndicators).Says("Giá trị đầu kỳ của mọi chỉ tiêu cấp huyện.", "Start values of every district indicator of the rule files.")),
        May("indicators", SchemaNode.List(SchemaNode.Either(SchemaNode.Name(names.Indicators), SchemaNode.Name(names.DistrictIndicators)))
            .Says("Chỉ tiêu vẫn giữ dù không quy tắc nào đọc, ví dụ vì kịch bản phân bổ theo nó.", "Indicators kept although no rule reads them, such as one that a scenario allocates by.")),
        May("metrics", SchemaNode.List(SchemaNode.Name(names.Metrics))
            .Says("Chỉ số vẫn ghi dù không mục tiêu nào đọc.", "Metrics recorded although no target reads them.")),
        May("components", SchemaNode.List(SchemaNode.Name(names.Components))
            .Says("Hợp phần riêng mà chỉ địa phương nêu tên mới có.", "Components that only localities naming them have.")),
        May("history", SchemaNode.Map(
            SchemaNode.Object([
                Must("values", SchemaNode.ByYear(SchemaNode.Number()).Says("Năm → giá trị.", "Year → value.")),
                .. SourceMembers,
            ]).Sourced().As("series"),
            names.Metrics).Says("Chỉ số → số liệu đã quan sát, vẽ trước biểu đồ quạt.", "Metric → what was observed, shown before the fan.")),
        May("aggregates", SchemaNode.List(Figure(expressions)).Says(
            "Số liệu đã công bố, có ngày; số nào có measure thì mọi bảng giả lập đều khớp.", "Published figures, each with its date; one with a measure is reproduced by every synthetic table.")))
        .When("synthetic", true, without: [], needs: ["syntheticNotice"], otherwise: []);

    private static SchemaNode District() => SchemaNode.Object([
        Must("id", SchemaNode.Filled().Says("Tên cố định, như ba-be.", "Stable name, as in ba-be.")),
        May("code", SchemaNode.Anything().With("type", new JsonArray("string", "null")).Says("Mã hành chính; null nếu chưa biết.", "Official code; null when not known.")),
        Must("title", Title),
        May("city", SchemaNode.Boolean().Default(false).Says("Thành phố: xét 'hoàn thành nhiệm vụ', không xét đạt chuẩn.", "A city: judged by completing the task, not by certification.")),
        May("poor", SchemaNode.Boolean().Default(false).Says("Huyện nghèo đầu kỳ (QĐ 353/QĐ-TTg).", "A poor district (QĐ 353/QĐ-TTg) at the start.")),
        Must("communes", SchemaNode.Integer(1, 10_000).Says("Số xã đã công bố; bảng xã phải có đủ.", "Communes, as published; the table has as many.")),
        May("certified", SchemaNode.Boolean().Default(false).Says("Đã đạt chuẩn (thành phố: hoàn thành nhiệm vụ) đầu kỳ.", "Recognised (a city: completed the task) at the start.")),
        May("leftPoor", SchemaNode.Boolean().Default(false).Says("Ra khỏi danh sách huyện nghèo giai đoạn 2018-2020.", "Taken off the list of poor districts in 2018-2020.")),
        May("named", SchemaNode.Boolean().Default(false).Says("Được nghị quyết nêu tên; chỉ số thấy qua district.named.", "Named by the resolution; metrics see it as district.named.")),
        May("towns", SchemaNode.Integer(0, 1000).Default(0).Says("Số thị trấn.", "Townships.")),
        .. SourceMembers,
    ]).Sourced();

    private static SchemaNode Figure(ExpressionNames expressions)
    {
        SchemaNode measure = SchemaNode.Object(
            Must("aggregate", Aggregates.Says("Cách gộp.", "How values become one.")),
            Must("value", expressions.OfCommune.Says("Giá trị của mỗi xã; đúng/sai với count và share.", "The value of each commune; true/false for count and share.")),
            May("weight", expressions.OfCommune.Says("Trọng số, hoặc mẫu số của ratio.", "Weight, or the denominator of a ratio.")),
            May("filter", expressions.OfCommune.Says("Chỉ xã mà biểu thức này đúng.", "Only communes for which this holds.")),
            May("district", SchemaNode.Text().Says("Chỉ huyện này.", "Only this district.")));
        return SchemaNode.Object([
            Must("id", SchemaNode.Filled().Says("Tên, như BK-B6.", "Its name, as in BK-B6.")),
            Must("title", Title),
            Must("unit", Unit),
            Must("date", SchemaNode.Matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2020-12-31").Says("Ngày của số liệu, yyyy-MM-dd.", "Date of the figure, yyyy-MM-dd.")),
            May("operator", SchemaNode.Choice(("=", "Đúng bằng.", "As much."), (">=", "Ít nhất.", "At least."), (">", "Nhiều hơn.", "More than.")).Default("=").Says("Số liệu là bằng hay ít nhất.", "Whether the figure is exact or a least value.")),
            Must("value", SchemaNode.Number().Says("Giá trị, theo unit.", "The value, in its unit.")),
            May("tolerance", SchemaNode.Number(0).Default(0).Says("Theo unit: nửa chữ số cuối đã công bố; 0 với số đếm.", "In the unit: half of the last published digit; 0 for counts.")),
            May("measure", measure.Says("Cách đọc số liệu này từ bảng xã.", "How it is read off the communes table.")),
            .. SourceMembers,
        ]).Sourced();
    }

    private static SchemaNode FileName(IReadOnlyList<KnownName> names)
    {
        SchemaNode plain = SchemaNode.Matching("^[^/\\\\:*?\"<>|]*[^/\\\\:*?\"<>|.\\s]$", "name.json");
        return (names.Count == 0 ? plain : SchemaNode.Either(SchemaNode.Name(names), plain)).Says("Tên một tệp, không có đường dẫn.", "Name of a file, without a path.");
    }
}
