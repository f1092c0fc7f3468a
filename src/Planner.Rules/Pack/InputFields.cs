namespace Planner.Rules.Pack;

/// <summary>
/// The fields the model itself provides to rules, before the indicators of the rule files, which follow them in the same record. The order
/// is the slot order of the simulator's columns.
/// </summary>
public static class InputFields
{
    /// <summary>Fields of <c>commune</c>.</summary>
    public static IReadOnlyList<FieldDefinition> Commune { get; } =
    [
        Number("households", "households", "Số hộ", "Households", given: true, least: 1),
        Number("population", "persons", "Dân số", "Population", given: true),
        Number("ethnicMinorityShare", Units.Percent, "Tỷ lệ người dân tộc thiểu số", "Ethnic-minority share of the population", given: true),
        Number("villages", "villages", "Số thôn", "Villages", given: true, least: 1),
        Number("income", "million VND per person per year", "Thu nhập bình quân", "Income per person"),
        Number("incomeEthnicMinority", "million VND per person per year", "Thu nhập bình quân người dân tộc thiểu số", "Income per ethnic-minority person"),
        Number("poorHouseholds", "households", "Số hộ nghèo (theo chuẩn đang áp dụng)", "Poor households, measured by the line in force"),
        Number("nearPoorHouseholds", "households", "Số hộ cận nghèo", "Near-poor households"),
        Number("povertyRate", Units.Percent, "Tỷ lệ hộ nghèo", "Poverty rate"),
        Number("nearPoorRate", Units.Percent, "Tỷ lệ hộ cận nghèo", "Near-poor rate"),
        Number("poorHouseholdsOldLine", "households", "Số hộ nghèo theo chuẩn cũ năm chuyển chuẩn", "Poor households by the line before, in the year of a change; else as in force"),
        Boolean("especiallyDifficult", "Xã đặc biệt khó khăn", "Especially difficult commune"),
        Boolean("especiallyDifficultAtStart", "Xã đặc biệt khó khăn đầu kỳ", "Especially difficult at the start", given: true),
        Boolean("safeZone", "Xã an toàn khu", "Safe-zone commune (ATK)", given: true),
        Boolean("poorDistrict", "Thuộc huyện nghèo", "In a poor district"),
        Boolean("poorDistrictAtStart", "Thuộc huyện nghèo đầu kỳ", "In a district that was poor at the start", given: true),
        Boolean("city", "Thuộc thành phố", "In a city", given: true),
        Number("especiallyDifficultVillages", "villages", "Số thôn đặc biệt khó khăn", "Especially difficult villages"),
        Number("especiallyDifficultVillagesAtStart", "villages", "Số thôn đặc biệt khó khăn đầu kỳ", "Especially difficult villages at the start", given: true),
        Integer("level", "Mức đạt chuẩn (0 chưa, 1 NTM, 2 nâng cao, 3 kiểu mẫu)", "Recognised level (0 none, 1 new-rural, 2 advanced, 3 model)"),
        Boolean("certified", "Đã được công nhận đạt chuẩn", "Recognised new-rural or higher"),
        Boolean("meetsNewRural", "Đạt đủ tiêu chí nông thôn mới", "Meets every new-rural criterion of the set in force"),
        Boolean("meetsAdvanced", "Đạt đủ tiêu chí nâng cao", "Meets every advanced criterion"),
        Boolean("meetsModel", "Đạt đủ tiêu chí kiểu mẫu", "Meets every model criterion"),
        Boolean("submitted", "Đã trình hồ sơ", "Dossier submitted this year"),
        Integer("criteriaMet", "Số tiêu chí đạt (bộ đang áp dụng)", "Criteria met of the set in force"),
        Boolean("registered", "Đăng ký về đích (xã điểm)", "Registered for certification this year"),
        Integer("yearsHeld", "Số năm giữ mức hiện tại", "Years the present level has been held"),
        Number("debt", "million VND", "Nợ đọng xây dựng cơ bản", "Construction debt"),
        Number("satisfaction", Units.Percent, "Tỷ lệ hài lòng của người dân", "Residents' satisfaction"),
        Number("spending", "million VND", "Vốn đã chi trong năm", "Money spent in the commune this year"),
        Boolean("leftPoorDistrict", "Thuộc huyện thoát nghèo giai đoạn 2018-2020", "In a district that left poor-district status in 2018-2020", given: true),
        Integer("criteriaMetBefore", "Số tiêu chí đạt cuối năm trước", "Criteria met at the end of the year before, by the set in force then"),
        Boolean("urban", "Thị trấn, phường: không xét đạt chuẩn nông thôn mới", "A township or ward: no candidate of new-rural certification", given: true),
    ];

    /// <summary>Fields of <c>district</c>.</summary>
    public static IReadOnlyList<FieldDefinition> District { get; } =
    [
        Number("communes", "communes", "Số xã", "Communes", given: true),
        Number("communesCertified", "communes", "Số xã đạt chuẩn", "Communes recognised"),
        Number("communesAdvanced", "communes", "Số xã nâng cao", "Communes recognised advanced or higher"),
        Number("povertyRate", Units.Percent, "Tỷ lệ hộ nghèo", "Poverty rate"),
        Number("nearPoorRate", Units.Percent, "Tỷ lệ hộ cận nghèo", "Near-poor rate"),
        Number("income", "million VND per person per year", "Thu nhập bình quân", "Income per person"),
        Boolean("city", "Là thành phố", "Is a city", given: true),
        Boolean("poor", "Là huyện nghèo", "Is a poor district"),
        Number("towns", "communes", "Số thị trấn", "District towns", given: true),
        Boolean("certified", "Đạt chuẩn/hoàn thành nhiệm vụ nông thôn mới", "Recognised (district new-rural, or a city that completed the task)"),
        Boolean("certifiedAtStart", "Đã đạt chuẩn/hoàn thành nhiệm vụ từ đầu kỳ", "Recognised at the start", given: true),
        Boolean("poorAtStart", "Là huyện nghèo đầu kỳ", "Was a poor district at the start", given: true),
        Number("deprivedRateAtLine", Units.Percent, "Tỷ lệ nghèo và cận nghèo khi chuẩn đang áp dụng được áp dụng lần đầu", "Poor and near-poor rate when the line in force was first applied"),
        Boolean("named", "Được nghị quyết nêu tên", "Named by the resolution", given: true),
    ];

    /// <summary>Fields of <c>locality</c>.</summary>
    public static IReadOnlyList<FieldDefinition> Locality { get; } =
    [
        Number("approvedMoney", "billion VND", "Vốn được giao trong năm", "Money approved for the year, carry-over included"),
        Number("spentMoney", "billion VND", "Vốn đã chi trong năm", "Money spent in the year"),
        Number("lapsedMoney", "billion VND", "Vốn bị hủy trong năm", "Money that lapsed"),
        Number("counterpartShortfall", "billion VND", "Thiếu vốn đối ứng", "Counterpart required and not found"),
        Number("debt", "billion VND", "Nợ đọng xây dựng cơ bản", "Construction debt at year end"),
        Number("communesUnreached", "communes", "Số xã không nguồn nào tới", "Communes no programme money reached this year"),
    ];

    private static FieldDefinition Number(string name, string unit, string vi, string en, bool given = false, double least = 0) =>
        new(name, FieldType.Number, unit, new LocalizedText(vi, en), given, least);

    private static FieldDefinition Integer(string name, string vi, string en) => new(name, FieldType.Integer, "none", new LocalizedText(vi, en));

    private static FieldDefinition Boolean(string name, string vi, string en, bool given = false) =>
        new(name, FieldType.Boolean, "none", new LocalizedText(vi, en), given);
}
