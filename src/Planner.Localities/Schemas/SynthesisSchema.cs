using System.Text.Json.Nodes;
using Planner.Rules.Schemas;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Localities.Schemas;

/// <summary>The schema of <c>synthesis.json</c>.</summary>
internal static class SynthesisSchema
{
    public static SchemaNode Of(KnownNames names) => SchemaNode.Object(
        Schema,
        Must("seed", SchemaNode.Integer(0, int.MaxValue).Says("Hạt giống.", "Seed.")),
        Must("tables", SchemaNode.Integer(1, 1000).Says("Số bảng xã giả lập.", "Number of synthetic tables.")),
        Coefficient("districtWeight", 0, 1, "Phần của khác biệt phát triển do huyện.", "Share of the latent development that is the district's."),
        Must("districts", SchemaNode.Map(District()).Says("Huyện của locality.json → số liệu của huyện.", "District of locality.json → its figures.")),
        Must("sizes", Section(
            Must("householdSpread", SchemaNode.Number(0, 3).Says("Độ phân tán log số hộ giữa các xã.", "Spread of log households between communes.")),
            Must("personSpread", SchemaNode.Number(0, 1).Says("Độ phân tán log số người mỗi hộ.", "Spread of log persons per household.")),
            Must("villageElasticity", SchemaNode.Number(0, 1).Says("Độ co giãn của số thôn theo số hộ.", "Elasticity of villages to households.")),
            Must("minoritySpread", SchemaNode.Number(0, 5).Says("Độ phân tán logit tỷ lệ dân tộc thiểu số.", "Spread of the logit of the ethnic-minority share.")),
            Must("minorityLoading", SchemaNode.Number(-5, 5).Says("Tỷ lệ dân tộc thiểu số giảm theo mức phát triển.", "How far development lowers that share."))).Says("Quy mô các xã trong một huyện.", "How communes of a district differ in size.")),
        Must("poverty", Section(
            Must("rate", Figure(0, 100).Says("Tỷ lệ hộ nghèo, phần trăm.", "Poverty rate, percent.")),
            Must("loading", SchemaNode.Number(-5, 5).Says("Logit nghèo giảm theo mức phát triển.", "How far development lowers the logit.")),
            Must("spread", SchemaNode.Number(0, 5).Says("Độ phân tán logit nghèo giữa các xã.", "Spread of the logit between communes.")),
            Must("certifiedAtMost", SchemaNode.Number(0, 100).Says("Xã đạt chuẩn nghèo nhiều nhất, phần trăm.", "Greatest rate of a certified commune, percent.")),
            Must("aheadAtMost", SchemaNode.Number(0, 100).Says("Xã sắp đạt nghèo nhiều nhất, phần trăm.", "Greatest rate of a commune that is ahead, percent.")),
            Must("difficultAtLeast", SchemaNode.Number(0, 100).Says("Xã đặc biệt khó khăn nghèo ít nhất, phần trăm.", "Least rate of an especially difficult commune, percent.")),
            Must("nearRate", Figure(0, 100).Says("Tỷ lệ hộ cận nghèo, phần trăm.", "Near-poor rate, percent.")),
            Must("nearElasticity", SchemaNode.Number(-2, 2).Says("Độ co giãn cận nghèo theo nghèo.", "Elasticity of near-poverty to poverty.")),
            Must("nearSpread", SchemaNode.Number(0, 3).Says("Độ phân tán log cận nghèo.", "Spread of log near-poverty."))).Says("Hộ nghèo, cận nghèo.", "Poor and near-poor households.")),
        Must("income", Section(
            Must("mean", Figure(0.1, 10_000).Says("Thu nhập bình quân, triệu đồng/người/năm.", "Mean income, million VND per person and year.")),
            Must("loading", SchemaNode.Number(-2, 2).Says("Log thu nhập tăng theo mức phát triển.", "How far development raises log income.")),
            Must("spread", SchemaNode.Number(0, 2).Says("Độ phân tán log thu nhập.", "Spread of log income.")),
            Must("certifiedAtLeast", SchemaNode.Number(0, 10_000).Says("Xã đạt chuẩn ít nhất, triệu đồng.", "Least of a certified commune, million VND.")),
            Must("aheadAtLeast", SchemaNode.Number(0, 10_000).Says("Xã sắp đạt ít nhất, triệu đồng.", "Least of a commune that is ahead, million VND.")),
            Must("minorityRatio", SchemaNode.Number(0.05, 1).Says("Thu nhập dân tộc thiểu số so với người khác.", "Ethnic-minority income over that of others."))).Says("Thu nhập bình quân đầu người.", "Income per person.")),
        Must("criteria", Section(
            Must("mean", Figure(0, 100).Says("Số tiêu chí đạt bình quân.", "Mean number of criteria met.")),
            Must("least", Figure(0, 100).Says("Ít nhất.", "Least.")),
            Must("most", SchemaNode.Integer(0, 100).Says("Nhiều nhất của xã chưa đạt.", "Most of a commune that is not certified.")),
            Must("spread", SchemaNode.Number(0, 10).Says("Độ lệch chuẩn.", "Standard deviation.")),
            Must("loading", SchemaNode.Number(0, 1).Says("Tương quan với mức phát triển.", "Correlation with development.")),
            Must("ahead", SchemaNode.Integer(0, 100_000).Says("Số xã sắp đạt.", "Communes that are ahead.")),
            Must("aheadMost", SchemaNode.Integer(0, 100).Says("Nhiều nhất của xã sắp đạt.", "Most of a commune that is ahead.")),
            May("lowest", SchemaNode.Integer(0, 100_000).Default(0).Says("Số xã thấp nhất.", "Communes at the lower end.")),
            May("lowestMost", SchemaNode.Integer(0, 100).Default(0).Says("Nhiều nhất của các xã thấp nhất; xã khác chưa đạt nhiều hơn.", "Most of those; the others that are not certified meet more.")),
            Must("certificateYears", SchemaNode.Map(SchemaNode.Integer(0, int.MaxValue))
                .With("propertyNames", new JsonObject { ["pattern"] = "^([0-9]{1,2}|100)$", ["examples"] = new JsonArray("3") })
                .Says("Số năm đã giữ → số xã đạt chuẩn.", "Years held → certified communes.")),
            Must("rules", SchemaNode.Map(Criterion(names).As("criterion"), names.Criteria).Says("Tiêu chí → đạt nhờ gì.", "Rule of the set in force → how it is met."))).Says("Số tiêu chí đạt.", "Criteria met.")),
        Must("areas", Section(
            Must("communes", Figure(0, 100_000).Says("Số xã đặc biệt khó khăn.", "Especially difficult communes.")),
            Must("villages", Figure(0, 1_000_000).Says("Số thôn đặc biệt khó khăn.", "Especially difficult villages.")),
            Must("villagesInside", SchemaNode.Integer(0, 1_000_000).Says("Trong đó ở xã đặc biệt khó khăn.", "Of these in especially difficult communes.")),
            Must("mostOutside", SchemaNode.Number(0, 1).Says("Phần thôn nhiều nhất ở một xã khác.", "Greatest share of a commune's villages outside them."))).Says("Địa bàn đặc biệt khó khăn.", "Especially difficult communes and villages.")),
        Coefficient("debtChance", 0, 1, "Xác suất một xã có nợ đọng.", "Chance that a commune has construction debt."),
        Coefficient("debtMean", 0, 1e6, "Nợ đọng trung bình của xã có nợ, triệu đồng.", "Mean debt of a commune that has any, million VND."),
        Must("indicators", SchemaNode.Map(Indicator().As("startValues"), names.Indicators).Says("Mọi chỉ tiêu cấp xã → giá trị đầu kỳ.", "Every commune indicator → its start values.")),
        May("households", Section(
            Must("incomeSpread", SchemaNode.Number(0.15, 1.5).Says("Độ phân tán log thu nhập của nhóm nghèo, cận nghèo.", "Spread of log income of the poor and near-poor.")),
            Must("deprivationLoading", SchemaNode.Number(0, 5).Says("Logit thiếu hụt giảm theo thu nhập.", "How far income lowers the logit of a deprivation.")),
            Must("minorityLoading", SchemaNode.Number(0, 5).Says("Logit là hộ dân tộc thiểu số giảm theo thu nhập.", "How far income lowers the logit of belonging to an ethnic minority.")),
            Must("labourlessOther", SchemaNode.Number(0, 1).Says("Phần hộ không nghèo không có khả năng lao động.", "Share of households that are not poor without labour capacity.")),
            Must("deprivations", SchemaNode.Map(Section(
                Must("title", Title),
                Must("share", SchemaNode.Number(0.001, 0.999).Says("Phần hộ thu nhập trung bình bị thiếu hụt.", "Share of households of middle income that lack it.")))).Says("Các chỉ số thiếu hụt của chuẩn nghèo.", "What the line counts as lacking."))).Says("Lớp hộ gia đình giả lập.", "The synthetic household layer.")));

    private static SchemaNode Section(params IReadOnlyList<SchemaMember> members) => SchemaNode.Object([.. members, .. SourceMembers]).Sourced();

    private static SchemaNode Figure(double min, double max) => SchemaNode.Either(
        SchemaNode.Number(min, max),
        SchemaNode.Text().Says("Tên một số liệu công bố của locality.json.", "Id of a published figure of locality.json."));

    private static SchemaNode District() => Section(
        Must("prefix", SchemaNode.Filled().Says("Đầu mã các xã.", "Start of the communes' codes.")),
        Must("households", SchemaNode.Integer(1, 10_000_000).Says("Số hộ.", "Households.")),
        Must("personsPerHousehold", SchemaNode.Number(1, 20).Says("Số người mỗi hộ.", "Persons per household.")),
        Must("villages", SchemaNode.Integer(1, 1_000_000).Says("Số thôn.", "Villages.")),
        Must("ethnicMinorityShare", SchemaNode.Number(0.01, 99.99).Says("Tỷ lệ dân tộc thiểu số, phần trăm.", "Ethnic-minority share, percent.")),
        Must("povertyRate", SchemaNode.Number(0.01, 99.99).Says("Tỷ lệ nghèo trước đầu kỳ, phần trăm.", "Poverty rate at a date before the start, percent.")),
        Must("certified", SchemaNode.Integer(0, 10_000).Says("Số xã đạt chuẩn.", "Certified communes.")),
        May("townships", SchemaNode.Integer(0, 1000).Default(0).Says("Số thị trấn là đơn vị riêng trong bảng.", "Townships that are units of the table.")),
        May("safeZones", SchemaNode.Integer(0, 10_000).Default(0).Says("Số xã an toàn khu.", "Safe-zone communes.")));

    private static SchemaNode Criterion(KnownNames names) => SchemaNode.Object(
        May("given", SchemaNode.Boolean().Default(false).Says("Bước khác quyết định tiêu chí này.", "Other stages decide it.")),
        May("ease", SchemaNode.Number(-10, 10).Default(0).Says("Mức dễ đạt.", "How easily it is met.")),
        May("loading", SchemaNode.Number(-5, 5).Default(0).Says("Ảnh hưởng của mức phát triển.", "How far development helps.")),
        May("communes", Figure(0, 100_000).Says("Số xã đạt tiêu chí này, đã công bố.", "Published number of communes that meet it.")),
        May("indicators", SchemaNode.List(SchemaNode.Name(names.Indicators).As("indicator")).Says("Chỉ tiêu quyết định tiêu chí này.", "The indicators that decide it.")));

    private static SchemaNode Indicator()
    {
        SchemaNode range = SchemaNode.List(SchemaNode.Number(), 2, 2);
        return Section(
            Must("met", range.Says("[kém hơn, tốt hơn] khi tiêu chí đạt, đơn vị tự nhiên.", "[worse, better] where the criterion is met, natural units.")),
            May("urban", range.Says("[kém hơn, tốt hơn] của thị trấn.", "[worse, better] of townships.")),
            May("notMet", range.Says("[kém hơn, tốt hơn] khi không đạt.", "[worse, better] where it is not.")),
            May("loading", SchemaNode.Number(-1, 1).Default(0).Says("Tương quan với mức phát triển.", "Correlation with development.")),
            May("mean", SchemaNode.Either(SchemaNode.Number(), SchemaNode.Text().Says("Tên một số liệu công bố.", "Id of a published figure.")).Says("Bình quân đã công bố.", "The published mean.")),
            May("weight", SchemaNode.Choice(
                ("communes", "Mỗi xã như nhau.", "Every commune alike."),
                ("households", "Theo số hộ.", "By households."),
                ("population", "Theo dân số.", "By population."),
                ("minority", "Theo dân số dân tộc thiểu số.", "By ethnic-minority population."),
                ("villages", "Theo số thôn.", "By villages.")).Default("communes").Says("Trọng số của bình quân.", "Weight of the mean.")),
            May("quota", Figure(0, 100).Says("Phần trăm xã nằm trong met.", "Percent of communes that lie in met.")),
            May("villageTotal", Figure(0, 1_000_000).Says("Tổng số thôn, chia nguyên.", "Total of villages, shared out whole.")),
            May("onlyDifficult", SchemaNode.Boolean().Default(false).Says("Chỉ chia cho xã đặc biệt khó khăn.", "Only especially difficult communes share the village total.")),
            May("decimals", SchemaNode.Integer(0, 6).Default(1).Says("Số chữ số thập phân.", "Decimals of the values.")));
    }
}
