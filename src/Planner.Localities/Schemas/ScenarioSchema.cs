using System.Text.Json.Nodes;
using Planner.Localities.Scenarios;
using Planner.Rules.Schemas;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Localities.Schemas;

/// <summary>
/// The schema of <c>*.scenario.json</c>. A file shows what differs from the one it extends, so members of its parts may be absent, and <c>null</c> takes an
/// inherited one away; whether the whole is complete is for the loader to say.
/// </summary>
internal static class ScenarioSchema
{
    private const double MostReplicates = 10_000_000;
    private const double MostSeed = 9007199254740991;
    private const double MostAmount = 1e7;
    private const double MostCommunes = 100_000;
    private const double Tiny = 1e-9;

    public static SchemaNode Of(KnownNames names, ExpressionNames expressions)
    {
        IReadOnlyList<KnownName> keys = [.. names.Components, .. names.Programmes, new KnownName("*", "Mọi hợp phần.", "Every component.")];
        return SchemaNode.Object(
            Schema,
            May("extends", SchemaNode.Filled().Says("Kịch bản cùng thư mục mà tệp này thay đổi; chỉ ghi phần khác.", "Id of a scenario in the same folder; this file shows only what differs.")),
            Must("title", Title),
            Must("description", Title.Says("Kịch bản khác ở điểm nào, bằng hai ngôn ngữ.", "What the scenario is about, in both languages.")),
            May("replicates", OrNull(SchemaNode.Integer(1, MostReplicates)).Says("Số lần mô phỏng khi lệnh không nêu.", "Replicates when the command names none.")),
            May("seed", OrNull(SchemaNode.Integer(0, MostSeed)).Says("Hạt giống khi lệnh không nêu.", "Seed when the command names none.")),
            May("budgets", OrNull(SchemaNode.Map(OrNull(Budget(names)))).Says("Dòng vốn theo tên; null bỏ một dòng được kế thừa.", "Budget lines by name; null takes an inherited line away.")),
            May("budgetFactors", OrNull(SchemaNode.Map(OrNull(SchemaNode.Number(0, 1000)).As("factor"), keys))
                .Says("Hợp phần, chương trình hoặc * → hệ số nhân số vốn; mục hẹp nhất được dùng.", "Component, programme or * → factor on amounts; the most particular counts.")),
            May("allocationRules", OrNull(SchemaNode.Map(OrNull(OwnRule(expressions)))).Says("Định mức phân bổ riêng của kịch bản.", "The scenario's own allocation rules.")),
            May("allocations", OrNull(SchemaNode.Map(Chosen(names, expressions).As("allocation"), keys))
                .Says("Hợp phần, chương trình hoặc * → tiền chia thế nào.", "Component, programme or * → how its money is shared.")),
            May("disbursement", OrNull(SchemaNode.Object(
                May("capital", OrNull(Disbursement().Says("Vốn đầu tư.", "Capital."))),
                May("recurrent", OrNull(Disbursement().Says("Vốn sự nghiệp.", "Recurrent.")))))
                .Says("Thay đổi so với rules/funding/disbursement.json.", "What differs from rules/funding/disbursement.json.")),
            May("registration", OrNull(Registration(expressions)).Says("Danh sách xã đăng ký về đích.", "Which communes are registered for certification.")),
            May("levers", OrNull(LeverSchema.Of(names, expressions)).Says("Các đòn bẩy chính sách.", "Policy levers.")),
            May("assumptions", OrNull(Assumptions()).Says("Đầu vào bất định, mỗi lần mô phỏng một giá trị; không ghi: giữ giá trị trung tính.", "Uncertain inputs, one value per replicate; neutral when absent.")),
            May("correlations", OrNull(SchemaNode.List(Correlation())).Says("Tương quan giữa các đầu vào bất định.", "Correlations between uncertain inputs.")),
            May("posterior", OrNull(SchemaNode.Matching(@"^(?=.*\S)[^\\:/][^\\:]*$", "../history/posterior.json"))
                .Says("Tệp hậu nghiệm do calibrate ghi; đầu vào được số liệu cho biết lấy phân phối ở đó.", "Posterior file of 'calibrate'; inputs that data inform are drawn from it.")),
            May("asOf", OrNull(SchemaNode.Matching(@"^\d{4}-\d{2}-\d{2}$", "2021-12-31")).Says(
                "Ngày đã có số liệu thực hiện; các năm kết thúc trước đó là số thật, chỉ mô phỏng các năm sau.",
                "The day up to which recorded values are facts; years that ended by then are not simulated.")),
            May("actuals", OrNull(SchemaNode.Filled()).Default("actuals.csv").Says("Bảng số liệu thực hiện cùng thư mục.", "The table of recorded values in the same folder.")),
            May("plan", OrNull(SchemaNode.Map(OrNull(Part(
                May("values", SchemaNode.ByYear(OrNull(SchemaNode.Number())).Says("Năm → giá trị theo kế hoạch.", "Year → planned value.")),
                May("districts", OrNull(SchemaNode.Map(OrNull(SchemaNode.Number(0, 1))).Says("Huyện → phần được giao.", "District → its share."))))))).Says(
                "Mục tiêu → lộ trình theo năm.", "Target → its path by year.")),
            May("moves", OrNull(SchemaNode.List(Move())).Says("Điều chuyển vốn giải ngân chậm giữa năm.", "Mid-year moves of slow money.")),
            May("optimise", OrNull(SchemaNode.Object(
                May("fixed", SchemaNode.List(SchemaNode.Filled()).Says("Quyết định không được đổi khi tìm phương án.", "Decisions that a search for a plan must leave.")),
                May("limits", SchemaNode.List(Limit()).Says("Giới hạn về vốn phải giữ khi tìm phương án.", "Limits that money must keep where a plan is sought."))))
                .Says("Điều kiện cho lệnh optimise; không ảnh hưởng mô phỏng.", "What 'optimise' must hold to; no run reads it.")),
            May("statusLoss", OrNull(SchemaNode.Boolean()).Default(true)
                .Says("Đạt chuẩn hoặc rà soát thì mất hỗ trợ địa bàn đặc biệt khó khăn.", "Whether certification and reviews take especially-difficult support away; true in every shipped scenario.")))
            .With("anyOf", SchemaNode.Having("extends"), SchemaNode.Having("replicates", "seed", "registration"));
    }

    internal static SchemaNode OrNull(SchemaNode node) => SchemaNode.Either(node, SchemaNode.Null());

    internal static SchemaNode Years(SchemaNode value) => OrNull(SchemaNode.ByYear(OrNull(value)));

    // What a child leaves out it inherits, the provenance too.
    internal static SchemaNode Part(params IReadOnlyList<SchemaMember> members) => SchemaNode.Object([.. members, .. SourceMembers]).AtMostOneSource();

    private static SchemaNode Limit() => SchemaNode.Object([
        Must("title", Title),
        Must("lines", SchemaNode.Map(SchemaNode.Number()).Says("Dòng vốn → hệ số; cộng số vốn nhân hệ số.", "Budget line → coefficient; amounts are summed with them.")),
        May("years", SharedShapes.Years),
        May("least", SchemaNode.Number().Says("Ít nhất, tỷ đồng.", "Least, billion VND.")),
        May("most", SchemaNode.Number().Says("Nhiều nhất, tỷ đồng.", "Most, billion VND.")),
        .. SourceMembers,
    ]).Sourced();

    private static SchemaNode Move() => SchemaNode.Object([
        Must("year", Year),
        Must("date", SchemaNode.Matching(@"^\d{2}-\d{2}$", "06-30").Says("Ngày trong năm, tháng-ngày.", "Day of the year, month-day.")),
        Must("spentByDate", SchemaNode.Number(0, 1).Says("Phần chi của cả năm đã thực hiện đến ngày đó.", "Share of a year's spending done by then.")),
        Must("below", SchemaNode.Number(0, 1).Says("Giải ngân dưới mức này thì bị điều chuyển.", "A component that disbursed less gives.")),
        Must("above", SchemaNode.Number(0, 1).Says("Giải ngân từ mức này thì được nhận.", "A component that disbursed as much takes.")),
        Must("share", SchemaNode.Number(0, 1).Says("Phần của số chưa giải ngân bị điều chuyển.", "Share of what is not yet disbursed that moves.")),
        .. SourceMembers,
    ]).Sourced();

    private static SchemaNode Budget(KnownNames names) => Part(
        May("component", SchemaNode.Name(names.Components).Says("Hợp phần của rules/funding/programmes.json.", "Component of rules/funding/programmes.json.")),
        May("from", SchemaNode.Choice(
            ("central", "Ngân sách trung ương.", "Central budget."),
            ("province", "Ngân sách tỉnh.", "Provincial budget."),
            ("district", "Ngân sách huyện.", "District budget."),
            ("commune", "Ngân sách xã.", "Communal budget."),
            ("credit", "Tín dụng.", "Credit."),
            ("enterprise", "Doanh nghiệp.", "Enterprises."),
            ("people", "Người dân đóng góp.", "The people.")).Says("Vốn của ai.", "Whose money.")),
        May("revision", OrNull(SchemaNode.Text()).Says("start, adjustment 1, hoặc số quyết định.", "start, adjustment 1, or a decision number.")),
        May("amounts", SchemaNode.ByYear(OrNull(SchemaNode.Number(0, MostAmount))).Says("Năm → tỷ đồng, giá hiện hành.", "Year → billion VND, nominal.")));

    private static SchemaNode OwnRule(ExpressionNames expressions) => Part(
        [.. AllocationMembers(expressions).Select(m => m.Name is "title" or "kind" ? m with { Required = false } : m with { Required = false, Node = OrNull(m.Node) })])
        .When("kind", "table", without: ["weight"], needs: [], otherwise: [])
        .With("dependentSchemas", new JsonObject
        {
            ["table"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = "table" } } },
        });

    private static SchemaNode Chosen(KnownNames names, ExpressionNames expressions) => SchemaNode.Either(
        SchemaNode.Name(names.Allocations).As("allocationRule").Says("Tên một định mức phân bổ.", "Id of an allocation rule."),
        SchemaNode.Object(
            May("rule", SchemaNode.Name(names.Allocations).As("allocationRule").Says("Định mức phân bổ được thay đổi.", "Id of the allocation rule that is changed.")),
            May("concentration", OrNull(SchemaNode.Number(0, 1)).Says("Phần dành cho xã đăng ký về đích trong năm.", "Share kept for communes registered this year.")),
            May("floor", OrNull(SchemaNode.Number(0)).Says("Ít nhất, triệu đồng.", "Least million VND.")),
            May("ceiling", OrNull(SchemaNode.Number(0)).Says("Nhiều nhất, triệu đồng.", "Most million VND.")),
            May("filter", OrNull(expressions.OfCommune).Says("Biểu thức đúng/sai, thay cho của định mức.", "Boolean expression, in place of the rule's own."))),
        SchemaNode.Null());

    private static SchemaNode Disbursement() => Part(
        May("mean", Years(SchemaNode.NumberAbove(0, 1)).Says("Năm → phần giải ngân trung bình.", "Year → mean share spent.")),
        May("concentration", OrNull(SchemaNode.Number(1e-6)).Says("a + b của phân phối Beta.", "a + b of the Beta.")),
        May("carryOver", OrNull(SchemaNode.Number(0, 1)).Says("Phần chưa chi được chuyển sang năm sau.", "Share of the unspent that is carried over.")),
        May("lateShare", OrNull(SchemaNode.Number(0, 1)).Says("Phần chi sau kỳ rà soát mùa thu.", "Share spent after the autumn review.")));

    private static SchemaNode Registration(ExpressionNames expressions)
    {
        SchemaNode quota = Years(SchemaNode.Integer(0, MostCommunes));
        return Part(
            May("quota", SchemaNode.Object(
                May("newRural", quota.Says("Nông thôn mới: năm → số xã đưa thêm vào danh sách.", "New-rural: year → communes newly put on the list.")),
                May("advanced", quota.Says("Nâng cao: năm → số xã đưa thêm.", "Advanced: year → communes newly put on the list.")),
                May("model", quota.Says("Kiểu mẫu: năm → số xã đưa thêm.", "Model: year → communes newly put on the list.")))
                .Says("Chỉ tiêu đăng ký theo mức và năm.", "Quota by level and year.")),
            May("key", OrNull(expressions.OfCommune).Says("Số, cao nhất trước; không ghi: số tiêu chí đạt.", "Number over commune, year, p; highest first. Without it: criteria met.")),
            May("mostAtOnce", OrNull(SchemaNode.Integer(0, MostCommunes)).Says("Nhiều nhất bao nhiêu xã trong danh sách cùng lúc.", "Most communes on the list at a time.")));
    }

    internal static readonly (string Name, string Vi, string En)[] UncertainInputs =
    [
        ("exitFactor", "Hệ số nhân cường độ thoát nghèo.", "Factor on the hazards of leaving poverty."),
        ("entryFactor", "Hệ số nhân cường độ rơi vào nghèo, cận nghèo.", "Factor on the hazards of becoming poor and near-poor."),
        ("fallBackFactor", "Hệ số nhân cường độ tái nghèo.", "Factor on the hazard of falling back."),
        ("hardShareFactor", "Hệ số nhân phần hộ nghèo không có khả năng lao động.", "Factor on the share of the poor without labour capacity."),
        ("incomeGrowthShift", "Điểm log cộng vào tăng thu nhập mỗi năm.", "Log points added to yearly growth of income."),
        ("unitCostFactor", "Hệ số nhân đơn giá công trình.", "Factor on unit costs of works."),
        ("trendFactor", "Hệ số nhân xu thế chỉ tiêu không cần vốn chương trình.", "Factor on the trends of indicators without programme money."),
        ("campaignFactor", "Hệ số nhân tác dụng phong trào ở xã đăng ký.", "Factor on the campaign effect in registered communes."),
        ("effectFactor", "Hệ số nhân tác động chương trình lên thu nhập và hộ.", "Factor on programmes' effects on income and households."),
        ("disbursementShift", "Độ dịch logit của giải ngân trung bình.", "Shift of the logit of mean disbursement."),
        ("dossierShift", "Độ dịch logit của xác suất hồ sơ được duyệt.", "Shift of the logit of dossier success."),
        ("lineChangeFactor", "Hệ số nhân xác suất khi đổi chuẩn nghèo.", "Factor on the probabilities of a poverty-line change."),
        ("districtSpreadFactor", "Hệ số nhân mức dao động từng năm giữa các huyện.", "Factor on the spread of districts' luck of a year."),
    ];

    private static SchemaNode Assumptions()
    {
        SchemaNode uncertain = OrNull(Uncertain().As("uncertain"));
        return SchemaNode.Object([.. UncertainInputs.Select(i => May(i.Name, uncertain.Says(i.Vi, i.En)))]);
    }

    private static SchemaNode Correlation()
    {
        SchemaNode input = SchemaNode.Choice(UncertainInputs);
        return SchemaNode.Object([
            Must("first", input.Says("Đầu vào thứ nhất.", "The first input.")),
            Must("second", input.Says("Đầu vào thứ hai.", "The second input.")),
            Must("rho", SchemaNode.Number(-1, 1).Says("Hệ số tương quan (Gaussian copula).", "Correlation (Gaussian copula).")),
            .. SourceMembers,
        ]).Sourced();
    }

    internal static SchemaNode Uncertain()
    {
        SchemaNode number = SchemaNode.Number();
        SchemaNode positive = SchemaNode.Number(Tiny);
        SchemaNode ordered = SchemaNode.Object(
            Must("min", number.Says("Nhỏ nhất.", "Least.")), Must("mode", number.Says("Hay gặp nhất.", "Likeliest.")), Must("max", number.Says("Lớn nhất.", "Greatest.")));
        SchemaNode[] kinds = [.. DistributionReader.Kinds.Select(k => SchemaNode.Having(k))];
        SchemaNode none = SchemaNode.Anything().With("not", new JsonObject { ["anyOf"] = new JsonArray([.. kinds.Select(k => k.Json())]) });
        return Part(
            May("constant", number.Says("Một con số.", "The number itself.")),
            May("normal", SchemaNode.Object(Must("mean", number.Says("Trung bình.", "Mean.")), Must("sd", positive.Says("Độ lệch chuẩn.", "Standard deviation.")))
                .Says("Chuẩn.", "Normal: mean, standard deviation.")),
            May("lognormal", SchemaNode.Object(Must("median", positive.Says("Trung vị.", "Median.")), Must("sigma", positive.Says("Độ lệch chuẩn của log.", "Standard deviation of the log.")))
                .Says("Log chuẩn.", "Lognormal: median, standard deviation of the log.")),
            May("uniform", SchemaNode.Object(Must("min", number.Says("Nhỏ nhất.", "Least.")), Must("max", number.Says("Lớn nhất.", "Greatest."))).Says("Đều.", "Uniform: min to max.")),
            May("triangular", ordered.Says("Tam giác.", "Triangular: min, mode, max.")),
            May("pert", ordered.Says("PERT.", "PERT: min, mode, max.")),
            May("beta", SchemaNode.Object(
                Must("a", positive.Says("Tham số hình dạng a.", "Shape a.")),
                Must("b", positive.Says("Tham số hình dạng b.", "Shape b.")),
                May("min", number.Says("Nhỏ nhất.", "Least.").Default(0)),
                May("max", number.Says("Lớn nhất.", "Greatest.").Default(1))).Says("Beta, co giãn vào min..max.", "Beta: shapes a, b, scaled to min..max.")),
            May("discrete", SchemaNode.Object(
                Must("values", SchemaNode.List(number, 1).Says("Các giá trị, tăng dần.", "Values, ascending.")),
                Must("weights", SchemaNode.List(SchemaNode.NumberAbove(0), 1).Says("Trọng số của từng giá trị.", "A weight for each.")))
                .Says("Rời rạc.", "Discrete: values with weights.")))
            .OneOf([.. kinds, none])
            .Says("Một phân phối.", "One distribution.");
    }
}
