using System.Text.Json.Nodes;
using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>Schemas of <c>rules/funding/</c>: programmes, eligibility, responses, allocations, disbursement.</summary>
internal static class FundingSchemas
{
    private const double MostFactor = 100;

    public static IEnumerable<FileSchema> All(KnownNames names, ExpressionNames expressions) =>
    [
        new("programmes", new LocalizedText("chương trình và hợp phần", "programmes and their components"), ["rules/funding/programmes.json"], Programmes(names)),
        new("eligibility", new LocalizedText("hợp phần được chi ở đâu", "where each component may spend"), ["rules/funding/eligibility.json"], Eligibility(names, expressions)),
        new("responses", new LocalizedText("tiền mua được gì", "what money buys"), ["rules/funding/responses.json"], Responses(names)),
        new("allocations", new LocalizedText("định mức phân bổ", "allocation rules"), ["rules/funding/allocations.json"], Allocations(expressions)),
        new("disbursement", new LocalizedText("giải ngân", "disbursement"), ["rules/funding/disbursement.json"], Disbursement()),
        new("decisions", new LocalizedText("ai được quyết định điều gì", "who may decide what"), ["rules/funding/decisions.json"], Decisions()),
    ];

    private static SchemaNode Decisions()
    {
        SchemaNode part = SchemaNode.Object(
            Must("id", Identifier),
            Must("title", Title),
            Must("expression", SchemaNode.Filled().Says("Nhóm xã nào, hoặc số hạng của khóa đăng ký.", "Which communes, or the term of the registration key.")),
            Must("limit", SchemaNode.Number(1e-6, MostFactor).Says(
                "Hệ số lớn nhất (nhỏ nhất là nghịch đảo), hoặc trọng số lớn nhất của số hạng.", "Greatest factor (the least is its inverse), or greatest coefficient of the term.")),
            Must("step", SchemaNode.Number(1e-6, MostFactor).Says("Bước làm tròn.", "Step of rounding.")));
        SchemaMember programmes = May("programmes", SchemaNode.List(SchemaNode.Filled()).Says("Chương trình liên quan; không ghi: mọi chương trình.", "The programmes it is about; absent: all."));
        SchemaMember share = Must("limit", SchemaNode.Number(0, 1).Says("Được đi xa đến đâu, 0..1.", "How far it may go, 0..1."));
        SchemaMember step = Must("step", SchemaNode.Number(1e-6, MostFactor).Says("Bước làm tròn.", "Step of rounding."));
        SchemaMember parts = Must("parts", SchemaNode.List(part).Says("Nhóm xã hoặc số hạng.", "Classes of communes, or terms."));
        SchemaMember field = Must("field", SchemaNode.Filled().Says("Thành viên dưới levers.", "Member below levers."));
        SchemaNode decision = SchemaNode.Either(
            Decision("componentShares", share, step, programmes, May("periods", SchemaNode.Integer(1, 10).Default(1).Says("Chia thành mấy giai đoạn.", "Into how many spans of years it may differ."))),
            Decision("ownShares", share, step),
            Decision("ownYears", share, step),
            Decision("concentration", share, step, programmes),
            Decision("weights", parts, programmes),
            Decision("quota", Must("limit", SchemaNode.Number(1, MostFactor).Says("Hệ số lớn nhất trên số theo kế hoạch.", "Greatest factor on the planned number.")), step),
            Decision("registrationKey", parts),
            Decision("lever", field, Must("switch", SchemaNode.Constant(true).Says("Giải pháp có/không.", "The lever is a yes/no."))),
            Decision(
                "lever", field, Must("from", SchemaNode.Number().Says("Giá trị nhỏ nhất.", "Least value.")), Must("to", SchemaNode.Number().Says("Giá trị lớn nhất.", "Greatest value.")), step,
                May("switch", SchemaNode.Constant(false))),
            SchemaNode.Object([
                .. Named("fixed"), Must("reason", Title.Says("Vì sao không được đổi ở đây.", "Why it is not to be moved here.")),
                May("fields", SchemaNode.List(SchemaNode.Filled()).Says("Đường dẫn tới thành viên của kịch bản mà việc này nói đến, ví dụ disbursement.", "Paths of scenario members it is about, such as disbursement.")), .. SourceMembers,
            ]).Sourced());
        return SchemaNode.Object(Schema, Must("decisions", SchemaNode.List(decision).Says("Các quyết định.", "The decisions.")));
    }

    private static SchemaNode Decision(string kind, params SchemaMember[] own) => SchemaNode.Object([
        .. Named(kind),
        Must("instrument", Title.Says("Văn bản quyết định.", "The act by which it is decided.")),
        Must("before", SchemaNode.Matching(@"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$|^(0[13578]|1[02])-31$", "12-10").Says(
            "Phải quyết định trước ngày này của năm trước, tháng-ngày.", "To be decided by this day of the year before, month-day.")),
        .. own,
        .. SourceMembers,
    ]).Sourced();

    private static IEnumerable<SchemaMember> Named(string kind) =>
    [
        Must("id", Identifier),
        Must("kind", SchemaNode.Constant(kind).Says("Quyết định đặt cái gì.", "What it sets.")),
        Must("title", Title),
        Must("decidedBy", SchemaNode.Choice(
            ("centre", "Trung ương.", "The centre."),
            ("peoplesCouncil", "Hội đồng nhân dân.", "The People's Council."),
            ("province", "Tỉnh.", "The province."),
            ("district", "Huyện.", "The district."),
            ("commune", "Xã.", "The commune.")).Says("Ai quyết định.", "Who decides it.")),
    ];

    private static SchemaNode Component(KnownNames names) =>
        SchemaNode.Name(names.Components).Says("Hợp phần của rules/funding/programmes.json.", "A component of rules/funding/programmes.json.").As("component");

    private static SchemaNode Indicator(KnownNames names) =>
        SchemaNode.Name(names.Indicators).Says("Chỉ tiêu cấp xã của rules/criteria/indicators.json.", "A commune indicator of rules/criteria/indicators.json.").As("indicator");

    private static SchemaNode Programmes(KnownNames names)
    {
        SchemaNode programme = SchemaNode.Object([
            Must("id", Identifier),
            Must("title", Title),
            Must("counterpartRatio", SchemaNode.Number(0, 10).Says("Vốn đối ứng địa phương trên mỗi đồng vốn đầu tư trung ương.", "Local money per unit of central capital.")),
            .. SourceMembers,
        ]).Sourced();
        SchemaNode component = SchemaNode.Object([
            Must("id", SchemaNode.Matching(@"\S", "ntm.roads").Says("Tên: <chương trình>.<tên>.", "Its name: <programme>.<name>.")),
            Must("programme", SchemaNode.Name(names.Programmes).Says("Chương trình của nó.", "The programme it belongs to.")),
            Must("title", Title),
            Must("kind", SchemaNode.Choice(("capital", "Vốn đầu tư.", "Capital."), ("recurrent", "Vốn sự nghiệp.", "Recurrent.")).Says("Loại vốn.", "Kind of money.")),
            Must("allocation", SchemaNode.Name(names.Allocations).Says(
                "Định mức phân bổ của allocations.json, dùng khi kịch bản không nêu cái khác.", "An allocation rule of allocations.json, in force unless a scenario names another.")),
            May("whenNamed", SchemaNode.Boolean().Default(false).Says(
                "Chỉ có ở địa phương nêu nó trong components của locality.json.", "Only localities that name it in components of their locality.json have it.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            Must("programmes", SchemaNode.List(programme).Says("Chương trình mục tiêu quốc gia và chương trình khác.", "National target programmes and others.")),
            Must("components", SchemaNode.List(component).Says("Hợp phần, dự án của các chương trình.", "Components of the programmes.")));
    }

    private static SchemaNode Eligibility(KnownNames names, ExpressionNames expressions)
    {
        SchemaNode entry = SchemaNode.Object([
            Must("component", Component(names)),
            Must("eligible", expressions.OfCommune.Says("Đúng ở nơi được chi; dùng commune, year, p.", "True where it may spend; over commune, year, p.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(Schema, Must("eligibility", SchemaNode.List(entry).Says("Mỗi hợp phần một mục; không gì chi ngoài phạm vi này.", "One entry per component; nothing spends outside it.")));
    }

    private static SchemaNode Responses(KnownNames names)
    {
        SchemaNode price = SchemaNode.Object([
            Must("indicator", Indicator(names)),
            Must("unitCost", SchemaNode.NumberAbove(0).Says("Triệu đồng giá 2021 trên một đơn vị tự nhiên và một đơn vị size.", "Million VND of 2021 per natural unit and unit of size.")),
            .. SourceMembers,
        ]).Sourced();
        SchemaNode work = SchemaNode.Object([
            Must("indicator", Indicator(names)),
            May("unitCost", SchemaNode.NumberAbove(0).Says("Đơn giá riêng trong hợp phần này; khi đó cần nguồn hoặc giả định.", "Own cost in this component; it then needs a source or an assumption.")),
            May("emphasis", SchemaNode.Number(1e-6).Default(1).Says("Trọng số của nhu cầu.", "Weight of the need.")),
            May("lag", SchemaNode.Integer(0, 1).Default(0).Says("Số năm trước khi có tác dụng: 0 hoặc 1.", "Years until it acts: 0 or 1.")),
            .. SourceMembers,
        ]).AtMostOneSource().With("anyOf", SchemaNode.Anything().With("not", SchemaNode.Having("unitCost").Json()), SchemaNode.Having("source"), SchemaNode.Having("assumption"));
        SchemaNode effect = SchemaNode.Object([
            Must("kind", SchemaNode.Choice(
                ("incomeGrowth", "Tăng thu nhập.", "Growth of income."),
                ("povertyExit", "Cường độ thoát nghèo.", "Hazards of leaving poverty."),
                ("povertyEntry", "Giảm cường độ rơi vào nghèo.", "Hazards of becoming poor, lowered.")).Says("Tác động vào đâu.", "What it moves.")),
            Must("max", SchemaNode.Number(0, 10).Says("Tác động khi tiền không hạn chế, điểm log.", "Effect of unlimited money, log points.")),
            Must("scale", SchemaNode.Number(1e-6).Says("Triệu đồng mỗi hộ nghèo, cận nghèo để đạt 63 % của max.", "Million VND per poor or near-poor household for 63 % of max.")),
            .. SourceMembers,
        ]).Sourced();
        SchemaNode response = SchemaNode.Object(
            Must("component", Component(names)),
            May("works", SchemaNode.List(work).Says("Công trình: các chỉ tiêu mà tiền nâng lên.", "Works: the indicators that money moves.")),
            May("effects", SchemaNode.List(effect).Says("Tác động trực tiếp lên hộ.", "Effects on households.")));
        return SchemaNode.Object(
            Schema,
            Must("prices", SchemaNode.List(price).Says("Đơn giá chung theo chỉ tiêu.", "Prices by indicator, for every component.")),
            Must("responses", SchemaNode.List(response).Says("Mỗi hợp phần một mục.", "One entry per component.")));
    }

    private static SchemaNode Allocations(ExpressionNames expressions)
    {
        SchemaNode rule = SchemaNode.Object([
            Must("id", SchemaNode.Filled().Says("Tên; kịch bản chọn theo tên này.", "Its name, by which scenarios choose it.")),
            .. AllocationMembers(expressions),
            .. SourceMembers,
        ]).Sourced().When("kind", "table", without: ["weight"], needs: ["table"], otherwise: ["weight"]).With("dependentSchemas", new JsonObject
        {
            ["table"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = "table" } } },
        });
        return SchemaNode.Object(Schema, Must("allocations", SchemaNode.List(rule).Says("Các cách chia tiền cho xã.", "The ways of sharing money between communes.")));
    }

    private static SchemaNode Disbursement()
    {
        SchemaNode rule = SchemaNode.Object([
            Must("kind", SchemaNode.Choice(("capital", "Vốn đầu tư.", "Capital."), ("recurrent", "Vốn sự nghiệp.", "Recurrent.")).Says("Loại vốn.", "Kind of money.")),
            Must("mean", SchemaNode.ByYear(SchemaNode.NumberAbove(0, 1)).With("minProperties", 1).Says(
                "Năm → phần giải ngân trung bình; năm cuối giữ nguyên về sau.", "Year → mean share spent; the last holds on.")),
            Must("concentration", SchemaNode.Number(0.01, 100_000).Says("a + b của phân phối Beta.", "a + b of the Beta.")),
            Must("carryOver", SchemaNode.Number(0, 1).Says("Phần chưa chi được chuyển sang năm sau.", "Share of the unspent that is carried over.")),
            Must("lateShare", SchemaNode.Number(0, 1).Says("Phần chi sau kỳ rà soát mùa thu.", "Share spent after the autumn review.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            Must("disbursement", SchemaNode.List(rule).Says("Giải ngân theo loại vốn.", "Disbursement by kind of money.")),
            Coefficient("debtShare", 0, 1, "Phần thiếu vốn đối ứng vẫn làm và thành nợ đọng.", "Share of a counterpart shortfall that becomes debt."),
            Coefficient("debtRepayment", 0, 1, "Phần nợ đọng trả mỗi năm.", "Share of debt paid back each year."),
            Coefficient("priceGrowth", -1, 1, "Mức tăng giá hằng năm, điểm log.", "Yearly growth of prices, log points."));
    }
}
