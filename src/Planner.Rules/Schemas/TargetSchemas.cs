using System.Text.Json.Nodes;
using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>Schemas of <c>rules/targets/</c> besides the targets themselves: metrics and likelihood words.</summary>
internal static class TargetSchemas
{
    public static IEnumerable<FileSchema> All(ExpressionNames expressions) =>
    [
        new("metrics", new LocalizedText("chỉ số tổng hợp", "metrics"), ["rules/targets/metrics.json"], Metrics(expressions)),
        new("likelihood", new LocalizedText("từ chỉ khả năng", "likelihood words"), ["rules/targets/likelihood.json"], Likelihood()),
        new("relations", new LocalizedText("quan hệ giữa các chỉ số", "relations between metrics"), ["rules/targets/relations.json"], Relations()),
        new("levers", new LocalizedText("giải pháp của nghị quyết", "levers of the resolutions"), ["rules/targets/levers.json"], Levers()),
        new("sensitivity", new LocalizedText("khoảng xét độ nhạy", "ranges of sensitivity"), ["rules/targets/sensitivity.json"], Sensitivity()),
    ];

    private static SchemaNode Metrics(ExpressionNames expressions)
    {
        SchemaNode metric = SchemaNode.Object([
            Must("id", Identifier.Says("Tên trong mục tiêu: y2025.<id>.", "Its name in targets: y2025.<id>.")),
            Must("title", Title),
            Must("unit", Unit),
            Must("scope", SchemaNode.Choice(
                ("commune", "Tính trên từng xã rồi gộp.", "Over communes, aggregated."),
                ("district", "Tính trên từng huyện rồi gộp.", "Over districts, aggregated."),
                ("locality", "Của cả địa phương, không gộp.", "Of the locality itself, no aggregate.")).Says("Tính trên đơn vị nào.", "What it is evaluated on.")),
            May("aggregate", Aggregates.Says("Cách gộp các giá trị; không dùng với locality.", "How values become one; not for locality.")),
            Must("value", expressions.OfMetric.Says("Giá trị của mỗi đơn vị; đúng/sai với count và share.", "The value of each unit; true/false for count and share.")),
            May("filter", expressions.OfMetric.Says("Chỉ đơn vị mà biểu thức này đúng.", "Only units for which this holds.")),
            May("weight", expressions.OfMetric.Says("Trọng số, hoặc mẫu số của ratio.", "Weight, or the denominator of a ratio.")),
            May("byPovertyLine", SchemaNode.Boolean().Default(false).Says(
                "Đổi chuẩn nghèo làm chỉ số nhảy dù không hộ nào đổi; biểu đồ đánh dấu những năm đó.", "A change of poverty line moves it without any household having moved; charts mark those years.")),
            May("recorded", SchemaNode.Choice(
                ("always", "Ghi cho mọi địa phương (khi không ghi gì).", "For every locality (when absent)."),
                ("whenNeeded", "Chỉ ghi khi mục tiêu hoặc số liệu quá khứ của địa phương dùng đến.", "Only where a target or the history of the locality names it."))
                .Says("Ghi khi nào.", "When it is recorded.")),
            .. SourceMembers,
        ]).Sourced().When("scope", "locality", without: ["aggregate", "filter", "weight"], needs: [], otherwise: ["aggregate"]);
        return SchemaNode.Object(Schema, Must("metrics", SchemaNode.List(metric).Says("Những gì mục tiêu và báo cáo đo.", "What targets and reports measure.")));
    }

    private static SchemaNode Likelihood()
    {
        SchemaNode word = SchemaNode.Object([
            Must("id", Identifier),
            Must("from", SchemaNode.Number(0, 1).Says("Xác suất từ.", "Probability from.")),
            Must("to", SchemaNode.Number(0, 1).Says("Xác suất đến.", "Probability to.")),
            Must("word", Title),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            May("mostHalfWidth", SchemaNode.Object([Must("value", SchemaNode.Number(0.001, 0.5)), .. SourceMembers]).Sourced().Says(
                "Nửa bề rộng khoảng tin cậy lớn nhất mà xác suất còn được nêu thành một con số.", "Half-width of a probability's interval up to which it is said as one figure.")),
            Must("words", SchemaNode.List(word).Says(
            "Các từ, khoảng có thể chồng nhau, cùng phủ 0..1.", "The words; their ranges may overlap and together cover 0..1.")));
    }

    private static SchemaNode Relations()
    {
        SchemaNode constant = SchemaNode.Object([
            Must("id", Identifier.Says("Tên trong các quan hệ.", "Its name in relations.")),
            Must("title", Title),
            May("kind", SchemaNode.Choice(
                ("communes", "Số xã của địa phương.", "Communes of the locality."),
                ("districts", "Số huyện của địa phương.", "Districts of the locality."),
                ("poorDistricts", "Số huyện nghèo lúc đầu kỳ.", "Poor districts at the start."),
                ("criteria", "Số tiêu chí của bộ đang áp dụng trong năm.", "Criteria of the set in force in the year.")).Says("Đếm từ locality.json và các bộ tiêu chí.", "A count of locality.json and the criteria sets.")),
            May("measure", SchemaNode.Filled().Says("Biểu thức value của số liệu công bố (count hoặc sum).", "Value expression of a published figure of the start year (count or sum), in place of kind.")),
            May("counts", SchemaNode.Text().Says(
                "Bộ lọc của các chỉ số mà hằng số này đếm đơn vị; rỗng: chỉ số không lọc.", "Filter of the metrics whose units it counts; empty: metrics without a filter.")),
            .. SourceMembers,
        ]).Sourced().With("anyOf", SchemaNode.Having("kind"), SchemaNode.Having("measure")).With("not", new JsonObject { ["required"] = new JsonArray("kind", "measure") });
        SchemaNode bound = SchemaNode.Object([
            Must("unit", Unit),
            May("least", SchemaNode.Number().Says("Nhỏ nhất.", "Least value.")),
            May("most", SchemaNode.Filled().Says("Lớn nhất: một số hoặc tên hằng số.", "Greatest value: a number or a constant's name.")),
            May("whole", SchemaNode.Boolean().Default(false).Says("Là số nguyên.", "Whole numbers only.")),
            .. SourceMembers,
        ]).Sourced();
        SchemaNode quantity = SchemaNode.Object([
            Must("id", Identifier.Says("Tên trong các quan hệ.", "Its name in relations.")), Must("title", Title), Must("unit", Unit), .. SourceMembers,
        ]).Sourced();
        SchemaNode relation = SchemaNode.Object([
            Must("id", Identifier),
            Must("title", Title),
            Must("holds", SchemaNode.Filled().Says(
                "So sánh tuyến tính giữa chỉ số, đại lượng và hằng số, đúng vào cuối mỗi năm; start.<id> là giá trị đầu kỳ.",
                "A linear comparison of metrics, quantities and constants that holds at every year-end; start.<id> is the value at the start.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            Must("constants", SchemaNode.List(constant).Says("Số đếm đã công bố của địa phương.", "Published counts of a locality.")),
            Must("bounds", SchemaNode.List(bound).Says("Chỉ số của mỗi đơn vị nằm trong khoảng nào.", "Between what values metrics of a unit lie.")),
            Must("quantities", SchemaNode.List(quantity).Says("Đại lượng mà không chỉ số nào đo.", "Quantities that no metric measures.")),
            Must("relations", SchemaNode.List(relation).Says("Điều luôn đúng giữa các chỉ số.", "What always holds between metrics.")));
    }

    private static SchemaNode Sensitivity()
    {
        SchemaNode threshold = SchemaNode.Object([
            Must("parameter", SchemaNode.Filled().Says("Mã tham số trong parameters.json.", "Id of a parameter of parameters.json.")),
            Must("below", SchemaNode.Number(0).Says("Hạ xuống nhiều nhất bao nhiêu, theo đơn vị của tham số.", "How far below its value in force, in its unit.")),
            Must("above", SchemaNode.Number(0).Says("Nâng lên nhiều nhất bao nhiêu.", "How far above.")),
            .. SourceMembers,
        ]).Sourced();
        SchemaNode lever = SchemaNode.Object([
            Must("id", Identifier.Says("Tên dùng trong --vary.", "Its name in --vary.")),
            Must("title", Title),
            Must("acts", SchemaNode.Choice(
                ("money", "Hệ số nhân vốn được giao.", "Factor on approved money."),
                ("disbursement", "Độ dịch logit của tỷ lệ giải ngân.", "Shift of the logit of disbursement."),
                ("unitCost", "Hệ số nhân đơn giá công trình.", "Factor on unit costs of works.")).Says("Tác động vào đâu.", "On what it acts.")),
            May("on", SchemaNode.List(SchemaNode.Text()).Says("Với money: chương trình hoặc hợp phần nào.", "For money: ids of programmes or components.")),
            Must("low", SchemaNode.Number().Says("Mức thấp.", "Low end.")),
            Must("high", SchemaNode.Number().Says("Mức cao.", "High end.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            Must("thresholds", SchemaNode.List(threshold).Says("Ngưỡng của bộ tiêu chí được dịch chuyển.", "Thresholds that are moved.")),
            Must("levers", SchemaNode.List(lever).Says("Giải pháp được dịch chuyển.", "Levers that are moved.")));
    }

    private static SchemaNode Levers()
    {
        SchemaNode lever = SchemaNode.Object([
            Must("id", SchemaNode.Filled().Says("Mã trong bảng mục tiêu.", "Its id in the table of targets.")),
            Must("locality", SchemaNode.Filled().Says("Địa phương của nghị quyết.", "The locality whose resolution it is.")),
            Must("title", Title),
            Must("fields", SchemaNode.List(SchemaNode.Text(), 1).Says(
                "Đường dẫn tới thành viên của kịch bản, ví dụ levers.avoidDebt.", "Paths of scenario members, such as levers.avoidDebt.")),
            May("decidedBy", SchemaNode.Choice(
                ("centre", "Trung ương.", "The centre."),
                ("peoplesCouncil", "Hội đồng nhân dân.", "The People's Council."),
                ("province", "Tỉnh.", "The province."),
                ("district", "Huyện.", "The district."),
                ("commune", "Xã.", "The commune.")).Says("Ai quyết định.", "Who decides it.")),
            May("leadAgency", Assigned.Says("Cơ quan chủ trì thực hiện.", "Who carries it out.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(Schema, Must("levers", SchemaNode.List(lever).Says("Các giải pháp.", "The levers.")));
    }
}
