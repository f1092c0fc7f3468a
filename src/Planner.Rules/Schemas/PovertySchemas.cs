using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>Schemas of <c>rules/poverty/</c>: lines, flows, income, shocks.</summary>
internal static class PovertySchemas
{
    public static IEnumerable<FileSchema> All() =>
    [
        new("lines", new LocalizedText("chuẩn nghèo và các lần đổi chuẩn", "poverty lines and their changes"), ["rules/poverty/lines.json"], Lines()),
        new("flows", new LocalizedText("dịch chuyển của hộ giữa nghèo, cận nghèo và khác", "households' moves between poor, near-poor and other"), ["rules/poverty/flows.json"], Flows()),
        new("income", new LocalizedText("thu nhập của xã", "income of communes"), ["rules/poverty/income.json"], Income()),
        new("shocks", new LocalizedText("thiên tai, dịch bệnh, giá", "disaster, disease, prices"), ["rules/poverty/shocks.json"], Shocks()),
    ];

    private static SchemaNode Lines()
    {
        SchemaNode line = SchemaNode.Object([
            Must("id", SchemaNode.Filled().Says("Tên của chuẩn nghèo.", "The line's name.")),
            Must("title", Title),
            .. Period,
            Must("definition", SchemaNode.Filled().Says("Tên tệp quy tắc cùng thư mục, dùng household.", "Name of a workflow file beside this one, over household.")),
            .. SourceMembers,
        ]).Sourced();
        SchemaNode change = SchemaNode.Object([
            Must("year", SchemaNode.Integer(FirstYear, LastYear).Says("Năm đổi chuẩn.", "Year of the change.")),
            Must("nearToPoor", SchemaNode.Number(0, 1).Says("Xác suất hộ cận nghèo bị tính là nghèo theo chuẩn mới.", "Chance that a near-poor household counts as poor by the new line.")),
            Must("otherToPoor", SchemaNode.Number(0, 1).Says("Xác suất hộ khác bị tính là nghèo; cùng otherToNear không quá 1.", "Chance that another household counts as poor; with otherToNear at most 1.")),
            Must("otherToNear", SchemaNode.Number(0, 1).Says("Xác suất hộ khác bị tính là cận nghèo.", "Chance that another household counts as near-poor.")),
            Must("hardShare", SchemaNode.Number(0, 1).Says("Phần hộ mới bị tính là nghèo không có khả năng lao động.", "Share of those newly counted poor without labour capacity.")),
            Must("districtGradient", SchemaNode.Number(0, 5).Says("Xác suất nhân với (tỷ lệ của xã / referenceRate)^số mũ này.", "Chances are scaled by (commune's rate / referenceRate) to this power.")),
            Must("referenceRate", SchemaNode.Number(0.01, 100).Says("Tỷ lệ nghèo mà các xác suất ứng với, phần trăm.", "Poverty rate at which the chances are stated, percent.")),
            Must("entryFactor", SchemaNode.Number(0.01, 10).Says("Hệ số nhân cường độ rơi vào nghèo, cận nghèo các năm sau.", "Factor on the hazards of becoming poor and near-poor in later years.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            Must("lines", SchemaNode.List(line).Says("Các chuẩn nghèo; hai chuẩn chỉ chồng nhau ở năm đổi.", "Poverty lines; two overlap only in the year of a change.")),
            May("changes", SchemaNode.List(change).Says("Những năm đo lại bằng chuẩn mới.", "Years in which households are measured by a new line.")));
    }

    private static SchemaNode Flows() => SchemaNode.Object(
        Schema,
        Coefficient("exitMobile", 0, 10, "Cường độ thoát nghèo mỗi năm, hộ có khả năng lao động.", "Hazard per year of leaving poverty, with labour capacity."),
        Coefficient("exitHard", 0, 10, "Cường độ thoát nghèo mỗi năm, hộ không có khả năng lao động.", "Hazard per year of leaving poverty, without labour capacity."),
        Coefficient("hardShare", 0, 1, "Phần hộ nghèo đầu kỳ không có khả năng lao động.", "Share of the poor at the start without labour capacity."),
        Coefficient("exitToNear", 0, 1, "Phần hộ thoát nghèo thành cận nghèo.", "Share of leavers who land near-poor."),
        Coefficient("fallBack", 0, 10, "Cường độ tái nghèo của hộ mới thoát.", "Hazard of a recent leaver falling back."),
        Coefficient("nearToPoor", 0, 10, "Cường độ hộ cận nghèo khác thành nghèo.", "Hazard of another near-poor household becoming poor."),
        Coefficient("nearToOther", 0, 10, "Cường độ thoát cận nghèo.", "Hazard of leaving near-poverty upwards."),
        Coefficient("otherToPoor", 0, 10, "Cường độ hộ khác thành nghèo.", "Hazard of another household becoming poor."),
        Coefficient("otherToNear", 0, 10, "Cường độ hộ khác thành cận nghèo.", "Hazard of another household becoming near-poor."),
        Coefficient("newPoorHardShare", 0, 1, "Phần hộ nghèo phát sinh không có khả năng lao động.", "Share of the newly poor without labour capacity."),
        Coefficient("incomeElasticity", 0, 50, "Điểm log của cường độ trên mỗi điểm log tăng thu nhập vượt referenceGrowth.", "Log points of hazard per log point of income growth above referenceGrowth."),
        Coefficient("registeredExit", 0, 5, "Điểm log cộng vào cường độ thoát nghèo ở xã đăng ký về đích.", "Log points added to exit hazards in communes registered for certification."),
        Coefficient("referenceGrowth", -1, 1, "Mức tăng log thu nhập mà các cường độ ứng với.", "Growth of log income at which hazards are stated."),
        Coefficient("provinceYearSpread", 0, 5, "Độ lệch chuẩn theo tỉnh và năm, log cường độ.", "Standard deviation, province and year, log hazard."),
        Coefficient("districtYearSpread", 0, 5, "Độ lệch chuẩn theo huyện và năm, log cường độ.", "Standard deviation, district and year, log hazard."),
        Coefficient("communeSpread", 0, 5, "Độ lệch chuẩn theo xã, log cường độ.", "Standard deviation, commune, log hazard."),
        Coefficient("disasterEntry", 0, 10, "Điểm log cộng vào cường độ rơi vào nghèo khi thiên tai mức 1.", "Log points added to entry hazards at severity 1."),
        Coefficient("measurementSpread", 0, 5, "Độ lệch chuẩn của log (hộ nghèo đo được / thực).", "Standard deviation of the log of measured over true poor."));

    private static SchemaNode Income() => SchemaNode.Object(
        Schema,
        Coefficient("growth", -1, 1, "Xu thế danh nghĩa của log thu nhập mỗi năm.", "Nominal trend of log income per year."),
        Coefficient("catchUp", -1, 1, "Xu thế thêm của thu nhập người dân tộc thiểu số.", "Further trend of ethnic-minority income."),
        Coefficient("registeredGrowth", 0, 1, "Mức tăng thêm ở xã đăng ký về đích.", "Further growth in communes registered for certification."),
        Coefficient("minoritySupport", 0, 10, "Hệ số nhân hiệu quả chương trình với thu nhập người dân tộc thiểu số.", "Factor on programme effects for ethnic-minority income."),
        Coefficient("provinceYearSpread", 0, 1, "Độ lệch chuẩn theo tỉnh và năm.", "Standard deviation, province and year."),
        Coefficient("districtYearSpread", 0, 1, "Độ lệch chuẩn theo huyện và năm.", "Standard deviation, district and year."),
        Coefficient("communeYearSpread", 0, 1, "Độ lệch chuẩn theo xã và năm.", "Standard deviation, commune and year."),
        Coefficient("communeSpread", 0, 1, "Độ lệch chuẩn của khác biệt lâu dài giữa các xã.", "Standard deviation of a commune's lasting difference."),
        Coefficient("disasterLoss", 0, 5, "Điểm log mất đi khi thiên tai mức 1.", "Log points lost at severity 1."),
        Coefficient("epidemicLoss", 0, 5, "Điểm log mất đi trong năm có dịch.", "Log points lost in a year of epidemic."));

    private static SchemaNode Shocks() => SchemaNode.Object(
        Schema,
        Coefficient("disasterChance", 0, 1, "Xác suất thiên tai của một huyện trong một năm.", "Chance of a disaster in a district and year."),
        Coefficient("disasterSeverityMean", 0.001, 0.999, "Mức độ trung bình (Beta).", "Mean severity (Beta)."),
        Coefficient("disasterSeverityConcentration", 0.01, 10_000, "a + b của phân phối Beta mức độ.", "a + b of the severity's Beta."),
        Coefficient("epidemicChance", 0, 1, "Xác suất có dịch trong một năm.", "Chance of an epidemic in a year."),
        Coefficient("priceSpread", 0, 1, "Độ lệch chuẩn của biến động giá hằng năm, log.", "Standard deviation of a year's price shock, log points."));
}
