using System.Text.Json.Nodes;
using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>Schemas of <c>rules/criteria/</c>: indicators, parameters, sets.</summary>
internal static class CriteriaSchemas
{
    public static IEnumerable<FileSchema> All(KnownNames names, ExpressionNames expressions) =>
    [
        new("indicators", new LocalizedText("chỉ tiêu của xã và huyện", "indicators of communes and districts"), ["rules/criteria/indicators.json"], Indicators(names)),
        new("parameters", new LocalizedText("tham số theo vùng và năm", "parameters by region and year"), ["rules/criteria/parameters.json"], Parameters(names, expressions)),
        new("sets", new LocalizedText("bộ tiêu chí và thời gian có hiệu lực", "criteria sets and when they are in force"), ["rules/criteria/sets.json"], Sets()),
    ];

    private static SchemaNode Indicators(KnownNames names)
    {
        SchemaNode indicator = SchemaNode.Object([
            Must("id", Identifier.Says("Tên trong biểu thức: commune.<id> hoặc district.<id>; cũng là tên cột của bảng xã.", "Its name in expressions: commune.<id> or district.<id>; also its column in communes tables.")),
            May("scope", SchemaNode.Choice(("commune", "Của xã.", "Of a commune."), ("district", "Của huyện.", "Of a district."))
                .Says("Chỉ tiêu của xã hay của huyện.", "Whether it describes a commune or a district.").Default("commune")),
            Must("title", Title),
            Must("unit", Unit),
            Must("group", SchemaNode.Name(names.Groups).Says("Nhóm: các chỉ tiêu cùng nhóm chung may rủi hằng năm.", "Group: indicators of one group share their yearly luck.").With("pattern", "^[A-Za-z_][A-Za-z0-9_]{0,99}$")
                .With("examples", new JsonArray("infrastructure"))),
            Must("best", SchemaNode.Number().Says("Giá trị khi lấp hết khoảng cách; với thứ cần giảm thì là đầu thấp.", "Value that closing the whole gap gives; for what should fall, the lower end.")),
            Must("worst", SchemaNode.Number().Says("Giá trị ở đầu kia, không bao giờ vượt qua.", "Value on the far side that it never passes.")),
            Must("trend", SchemaNode.Number(0, 10).Says("Cường độ mỗi năm mà khoảng cách tới best tự thu hẹp không cần vốn chương trình.", "Hazard per year at which the gap to best closes without programme money.")),
            May("campaign", SchemaNode.Number(0, 10).Default(0).Says("Cường độ thêm mỗi năm khi xã đăng ký về đích.", "Further hazard per year while the commune is registered for certification.")),
            May("depreciation", SchemaNode.Number(0, 1).Default(0).Says("Phần khoảng cách tới worst mất đi mỗi năm.", "Share of the distance from worst lost each year.")),
            May("damage", SchemaNode.Number(0, 1).Default(0).Says("Phần khoảng cách đó mất đi khi thiên tai mức 1.", "Share of that distance lost in a disaster of severity 1.")),
            Must("noise", SchemaNode.Number(0).Says("Độ lệch chuẩn của biến động hằng năm không giải thích được, đơn vị tự nhiên.", "Standard deviation of a year's change that nothing explains, natural units.")),
            May("size", SchemaNode.Choice(("commune", "Mỗi xã.", "Per commune."), ("villages", "Mỗi thôn.", "Per village."), ("households", "Mỗi hộ.", "Per household."))
                .Says("Đơn giá tính theo gì.", "What unit costs are counted per.").Default("commune")),
            May("lossOnSwitch", SchemaNode.Number(0).Default(0).Says("Mất một lần khi thôi là xã đặc biệt khó khăn, đơn vị tự nhiên.", "Natural units lost once when especially difficult status ends.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(Schema, Must("indicators", SchemaNode.List(indicator).Says("Những gì biết về một xã hoặc huyện, và nó thay đổi ra sao.", "What is known of a commune or district, and how it moves.")));
    }

    private static SchemaNode Parameters(KnownNames names, ExpressionNames expressions)
    {
        SchemaNode row = SchemaNode.Object([
            Must("region", SchemaNode.Name([new KnownName(DatedValue.AnyRegion, "Mọi vùng không có dòng riêng.", "Every region that has no row of its own."), .. names.Regions])
                .Says("Vùng, hoặc * cho mọi vùng không có dòng riêng.", "A region, or * for all that have no row of their own.")),
            .. Period,
            Must("value", SchemaNode.Number().Says("Giá trị, theo unit của tham số.", "The value, in the parameter's unit.")),
            .. SourceMembers,
        ]).AtMostOneSource();
        SchemaNode sourcedRow = SchemaNode.Anything().With("anyOf", SchemaNode.Having("source"), SchemaNode.Having("assumption"));
        SchemaNode everyRow = SchemaNode.Anything().With(
            "properties", new JsonObject { ["values"] = SchemaNode.Anything().With("items", sourcedRow.Json()).With("minItems", 1).Json() });
        SchemaNode parameter = SchemaNode.Object([
            Must("id", Identifier.Says("Tên trong biểu thức: p.<id>.", "Its name in expressions: p.<id>.")),
            Must("title", Title),
            Must("unit", Unit),
            Must("values", SchemaNode.List(row).Says(
                "Giá trị theo vùng và năm; vùng nêu tên đứng trước *, rồi from mới nhất.", "Values by region and year; a named region goes before *, then the latest from.")),
            .. SourceMembers,
        ]).AtMostOneSource().With("anyOf", SchemaNode.Having("source"), SchemaNode.Having("assumption"), everyRow);
        SchemaNode region = SchemaNode.Object(Must("id", Identifier), Must("title", Title));
        SchemaNode change = SchemaNode.Object([
            Must("region", SchemaNode.Name(names.Regions).Says("Vùng lấy giá trị.", "The region whose column is used.")),
            Must("when", expressions.OfCommune.Says("Biểu thức đúng/sai về xã; điều kiện đầu tiên đúng được dùng.", "A true/false expression about a commune; the first that holds is taken.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            Must("regions", SchemaNode.List(region).Says("Các cột mà bảng có thể nêu.", "The columns that tables may name.")),
            May("regionOverrides", SchemaNode.List(change).Says("Xã dùng cột của vùng khác.", "Communes that use another region's column.")),
            Must("parameters", SchemaNode.List(parameter).Says("Các con số mà quy tắc so sánh.", "The numbers that rules compare with.")));
    }

    private static SchemaNode Sets()
    {
        SchemaNode set = SchemaNode.Object([
            Must("id", SchemaNode.Filled().Says("Tên của bộ tiêu chí.", "The set's name.")),
            Must("title", Title),
            Must("scope", SchemaNode.Choice(("commune", "Bộ tiêu chí xã.", "A set for communes."), ("district", "Bộ tiêu chí huyện.", "A set for districts.")).Says("Áp dụng cho ai.", "What it judges.")),
            Must("level", SchemaNode.Choice(("newRural", "Nông thôn mới.", "New-rural."), ("advanced", "Nông thôn mới nâng cao (chỉ xã).", "Advanced (communes only)."), ("model", "Nông thôn mới kiểu mẫu (chỉ xã).", "Model (communes only)."))
                .Says("Mức đạt chuẩn.", "The level that it leads to.")),
            .. Period,
            Must("workflow", SchemaNode.Filled().Says("Tên tệp quy tắc cùng thư mục.", "Name of a workflow file beside this one.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(Schema, Must("sets", SchemaNode.List(set).Says(
            "Mỗi năm, mỗi mức chỉ một bộ có hiệu lực.", "Of one scope and level at most one set is in force in a year.")));
    }
}
