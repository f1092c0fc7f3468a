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
        return SchemaNode.Object(Schema, Must("words", SchemaNode.List(word).Says(
            "Các từ, khoảng có thể chồng nhau, cùng phủ 0..1.", "The words; their ranges may overlap and together cover 0..1.")));
    }
}
