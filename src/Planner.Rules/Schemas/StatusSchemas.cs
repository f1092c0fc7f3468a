using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>Schemas of <c>rules/status/</c>: recognition and areas.</summary>
internal static class StatusSchemas
{
    public static IEnumerable<FileSchema> All(KnownNames names, ExpressionNames expressions) =>
    [
        new("recognition", new LocalizedText("công nhận, đăng ký, thu hồi", "recognition, registration, revocation"), ["rules/status/recognition.json"], Recognition(names)),
        new("areas", new LocalizedText("địa bàn đặc biệt khó khăn, huyện nghèo", "especially difficult areas, poor districts"), ["rules/status/areas.json"], Areas(expressions)),
    ];

    private static SchemaNode Recognition(KnownNames names) => SchemaNode.Object(
        Schema,
        Coefficient("dossierSuccess", 0, 1, "Xác suất xã đăng ký, đạt đủ tiêu chí được công nhận.", "Chance that a registered commune that meets all criteria is recognised."),
        Coefficient("dossierSuccessUnregistered", 0, 1, "Như trên, xã không đăng ký.", "The same, not registered."),
        Coefficient("satisfaction", 0, 100, "Mức hài lòng trung bình của người dân, phần trăm.", "Mean satisfaction of residents, percent."),
        Coefficient("satisfactionSpread", 0, 100, "Độ lệch chuẩn của mức hài lòng, điểm.", "Its standard deviation, points."),
        Coefficient("satisfactionRequired", 0, 100, "Mức hài lòng tối thiểu để được công nhận, phần trăm.", "Least satisfaction for recognition, percent."),
        Coefficient("advancedPause", 0, 50, "Số năm giữ một mức trước khi lên mức sau.", "Years at a level before the next."),
        Coefficient("registrationChance", 0, 100, "Độ phân tán ngẫu nhiên trong danh sách đăng ký, số tiêu chí.", "Spread of chance in the list, criteria."),
        Coefficient("registrationHold", 0, 50, "Số năm trước khi xã có thể bị rút khỏi danh sách.", "Years before a commune may be dropped."),
        Coefficient("registrationDrop", 0, 1, "Xác suất mỗi năm bị rút khỏi danh sách.", "Chance per year of being dropped."),
        Coefficient("oldSetGrace", 0, 1, "1: công nhận theo bộ cũ giữ đến khi rà soát.", "1: certificates of the old set hold until review."),
        Coefficient("revokeShare", 0, 1, "Phần tiêu chí không đạt, có tiêu chí chủ chốt, thì thu hồi.", "Share failed, with a key criterion, at which it is revoked."),
        Coefficient("revokeShareAny", 0, 1, "Phần tiêu chí không đạt bất kỳ thì thu hồi; không dưới revokeShare.", "Share failed, any, at which it is revoked; not below revokeShare."),
        Coefficient("districtLastYear", FirstYear, LastYear, "Năm cuối còn cấp huyện.", "Last year-end of the district tier."),
        Must("review", SchemaNode.Object([Must("years", Years), .. SourceMembers]).Sourced().Says("Những năm rà soát công nhận.", "Years in which recognition is reviewed.")),
        Must("keyCriteria", SchemaNode.Object([Must("rules", SchemaNode.List(SchemaNode.Name(names.Criteria))
            .Says("Tên quy tắc trong bộ tiêu chí nông thôn mới của xã.", "Names of rules of the new-rural set of communes.")), .. SourceMembers])
            .Sourced().Says("Các tiêu chí chủ chốt khi thu hồi.", "The criteria that count most in revocation.")));

    private static SchemaNode Areas(ExpressionNames expressions) => SchemaNode.Object(
        Schema,
        Must("switch", SchemaNode.Object([
            May("onCertification", SchemaNode.Boolean().Default(false).Says("Xã được công nhận thì thôi đặc biệt khó khăn.", "Whether certification ends especially difficult status.")), .. SourceMembers])
            .Sourced().Says("Khi nào thôi là xã đặc biệt khó khăn.", "What ends the status of a commune.")),
        Must("communes", SchemaNode.Object([
            Must("years", Years),
            Must("remains", expressions.OfCommune.Says("Đúng nếu xã vẫn đặc biệt khó khăn; dùng commune, year, p.", "True for a commune that stays so; over commune, year, p.")), .. SourceMembers])
            .Sourced().Says("Rà soát xã đặc biệt khó khăn.", "Review of especially difficult communes.")),
        Must("villages", SchemaNode.Object([
            Must("years", Years),
            Coefficient("threshold", 0, 100, "Tỷ lệ nghèo từ đó thôn vẫn đặc biệt khó khăn, phần trăm.", "Poverty rate from which a village stays so, percent."),
            Coefficient("spread", 0, 10, "Độ lệch chuẩn logit nghèo giữa các thôn.", "Standard deviation of villages' logit poverty."), .. SourceMembers])
            .Sourced().Says("Rà soát thôn đặc biệt khó khăn.", "Review of especially difficult villages.")),
        Must("poorDistricts", SchemaNode.Object([
            Must("years", Years),
            Must("remains", expressions.OfDistrict.Says("Đúng nếu huyện vẫn là huyện nghèo; dùng district, year, p.", "True for a district that stays poor; over district, year, p.")), .. SourceMembers])
            .Sourced().Says("Rà soát huyện nghèo.", "Review of poor districts.")));
}
