using Planner.Rules.Schemas;
using static Planner.Localities.Schemas.ScenarioSchema;
using static Planner.Rules.Schemas.SchemaMember;

namespace Planner.Localities.Schemas;

/// <summary>The schema of a scenario's <c>levers</c>: one member per lever, each with its coefficients.</summary>
internal static class LeverSchema
{
    private const double MostFactor = 100;
    private const double MostVnd = 1e9;

    public static SchemaNode Of(KnownNames names, ExpressionNames expressions) => Part(
        May("avoidDebt", OrNull(SchemaNode.Boolean()).Default(false).Says("BK-L2: thiếu vốn đối ứng thì thu nhỏ công trình.", "BK-L2: a counterpart shortfall shrinks the work.")),
        May("minorityFocus", OrNull(SchemaNode.Number(0, MostFactor)).Default(0)
            .Says("BK-L1: trọng số nhân 1 + số này × tỷ lệ dân tộc thiểu số.", "BK-L1: weights times 1 + focus × ethnic-minority share.")),
        May("overlapLoss", OrNull(SchemaNode.Number(0, 1)).Default(0)
            .Says("BK-L3: phần mất đi khi hợp phần thứ hai cùng nâng một chỉ tiêu.", "BK-L3: share lost of what a second component adds to the same indicator.")),
        May("counterpartCeiling", Years(SchemaNode.Number(0)).Says("Năm → tỷ đồng vốn đối ứng tìm được; năm cuối giữ nguyên.", "Year → billion VND of counterpart that can be found; the last holds on.")),
        May("concentration", OrNull(SchemaNode.Number(0, 1)).Default(0)
            .Says("QN-02: phần vốn ít nhất dành cho xã đăng ký về đích trong năm.", "QN-02: least share of the money kept for communes registered this year.")),
        May("disbursementRate", OrNull(SchemaNode.Number(0, 0.99)).Default(0)
            .Says("QN-04: phần vốn của năm giải ngân trong năm, ít nhất.", "QN-04: least mean share of the year's money spent in the year.")),
        May("conditionalSupport", Lever(
            Share("Phần hỗ trợ có điều kiện.", "Share of the support given on condition."),
            May("exitGain", SchemaNode.Number(0, MostFactor).Says("Tác động thoát nghèo tăng thêm bao nhiêu lần khi tất cả có điều kiện.", "Relative gain of the effect on leaving poverty where all is on condition.")),
            May("incomeGain", SchemaNode.Number(0, MostFactor).Says("Như trên, với thu nhập.", "The same for income.")),
            May("takeUpLoss", SchemaNode.Number(0, 0.99).Says("Phần giải ngân phải chờ khi tất cả có điều kiện.", "Share of the year's disbursement that waits where all is on condition.")),
            May("recovered", SchemaNode.Number(0, 1).Default(0).Says(
                "DV-L1: phần hỗ trợ có điều kiện được thu hồi trong năm, năm sau chi lại.", "DV-L1: share of it that is paid back within the year and spent again the year after.")),
            Components(names)).Says("QN-01: giảm cho không, hỗ trợ có điều kiện.", "QN-01: support on condition instead of for nothing.")),
        May("costSharing", Lever(
            May("share", SchemaNode.Number(0, 0.9).Says("Phần chi phí công trình do người dân góp.", "Share of the cost of works that the people bear.")),
            May("takeUpLoss", SchemaNode.Number(0, 0.99).Says("Phần giải ngân phải chờ nếu dân góp toàn bộ.", "Share of the year's disbursement that would wait if the people bore everything.")),
            Components(names)).Says("LC-L1: ngân sách hỗ trợ một phần, người dân cùng tham gia.", "LC-L1: the budget pays a part, the people take part.")),
        May("householdGathering", Lever(Share("Phần của mỗi dòng vốn nguồn được chuyển.", "Share of each source line that is moved."), Moves(names))
            .Says("DV-L2: quy tụ dân cư, bằng vốn chuyển sang hợp phần riêng.", "DV-L2: bringing scattered households together, with money moved to a component of its own.")),
        May("hangingReservoirs", Lever(Share("Phần của mỗi dòng vốn nguồn được chuyển.", "Share of each source line that is moved."), Moves(names))
            .Says("DV-L3: xây hồ treo, bằng vốn chuyển sang hợp phần riêng.", "DV-L3: hanging water reservoirs, with money moved to a component of their own.")),
        May("programmeIntegration", Lever(
            Share("Phần vốn các chương trình được lồng ghép.", "Share of the programmes' funds pooled."),
            May("overlapSaved", SchemaNode.Number(0, 1).Says("Phần chồng chéo tránh được khi lồng ghép tất cả.", "Share of the overlap loss avoided where all is pooled.")),
            May("scaleSaving", SchemaNode.Number(0, 0.99).Says("Phần đơn giá tiết kiệm nhờ công trình lớn hơn khi lồng ghép tất cả.", "Share of unit costs saved by larger works where all is pooled.")),
            May("programmes", SchemaNode.List(SchemaNode.Name(names.Programmes)).Says("Các chương trình.", "The programmes.")))
            .Says("QN-03: lồng ghép vốn, mỗi nguồn trong đối tượng của mình.", "QN-03: works co-financed, each source inside its own eligibility.")),
        May("householdReview", Lever(
            May("inclusionError", SchemaNode.Number(0, 0.9).Says("Phần hộ trong danh sách nghèo mà không nghèo.", "Share of the listed poor households that are not poor.")),
            May("exclusionError", SchemaNode.Number(0, 0.9).Says("Phần hộ nghèo không có trong danh sách.", "Share of the poor households that are not listed.")))
            .Says("QN-05: sai số của rà soát hộ nghèo.", "QN-05: errors of the household review.")),
        May("infrastructureVersusLivelihood", Lever(
            Share("Phần của mỗi dòng vốn nguồn được chuyển.", "Share of each source line that is moved."),
            Moves(names))
            .Says("QN-06: hạ tầng hay sinh kế, trong phần địa phương được quyết.", "QN-06: works or livelihoods, as far as the locality decides.")),
        May("trainingAndJobs", Lever(
            May("perWorker", SchemaNode.Number(1, MostVnd).Says("Đồng cho một lao động được đào tạo.", "VND per trained worker.")),
            May("reference", SchemaNode.Number(1, MostVnd).Says("Mức mà đơn giá và tác động được nêu.", "VND per worker for which prices and effects are stated.")),
            May("halfway", SchemaNode.Number(1, MostVnd).Says("Mức mà 63 % người học có việc làm.", "VND per worker at which 63 % of the trained find a job.")),
            Components(names)).Says("QN-07: đào tạo nghề gắn với việc làm.", "QN-07: training tied to jobs, spending per worker.")),
        May("remoteRoads", Lever(
            May("where", expressions.OfCommune.Says("Biểu thức đúng/sai: xã nào.", "Boolean expression: which communes.")),
            May("weight", SchemaNode.Number(0, MostFactor).Says("Hệ số nhân trọng số của các xã đó.", "Factor on their weights.")),
            May("emphasis", SchemaNode.Number(0.01, MostFactor).Says("Hệ số nhân mức chú trọng đường giao thông.", "Factor on the emphasis of road works.")),
            May("roads", SchemaNode.List(SchemaNode.Name(names.Indicators)).Says("Các chỉ tiêu giao thông.", "Indicators that are roads.")),
            Components(names)).Says("QN-L8: giao thông đến địa bàn khó khăn.", "QN-L8: roads to difficult and remote places.")),
        May("weakestFirst", Lever(
            May("focus", SchemaNode.Number(0, MostFactor).Says("Tiêu chí yếu nhất được thêm bao nhiêu lần.", "How much more the weakest gets.")),
            Components(names)).Says("QN-L9: tiêu chí còn thấp trước.", "QN-L9: the weakest criteria first.")),
        May("officialsAssigned", Lever(
            Share("Phần hộ nghèo có người được phân công.", "Share of poor households with somebody assigned."),
            May("exitGain", SchemaNode.Number(0, 10).Says("Điểm log cộng vào cường độ thoát nghèo.", "Log points of the hazard of leaving poverty.")),
            May("fallBackCut", SchemaNode.Number(0, 10).Says("Điểm log trừ khỏi cường độ tái nghèo.", "Log points taken from the hazard of falling back.")))
            .Says("QN-L10: phân công cán bộ, đảng viên giúp hộ nghèo.", "QN-L10: officials assigned to poor households.")),
        May("priorityCommunes", Lever(
            May("where", expressions.OfCommune.Says("Biểu thức đúng/sai: xã nào.", "Boolean expression: which communes.")),
            May("factor", SchemaNode.Number(0, MostFactor).Says("Hệ số nhân trọng số.", "Factor on their weights.")),
            Components(names)).Says("KT-L1: xã ưu tiên.", "KT-L1: communes that come first.")),
        May("budgetLevels", Lever(
            May("districtShare", SchemaNode.Number(0, 1).Says("Phần vốn giao huyện phân bổ.", "Share that goes to the districts first.")),
            May("norm", expressions.OfCommune.Says("Số cho mỗi xã; tổng của các xã là hệ số của huyện.", "Number per commune whose sum is its district's weight.")),
            Components(names)).Says("KT-L2: định mức giữa các cấp ngân sách.", "KT-L2: the norm between budget levels.")));

    private static SchemaNode Lever(params IReadOnlyList<SchemaMember> members) => OrNull(Part(members));

    private static SchemaMember Share(string vi, string en) => May("share", SchemaNode.Number(0, 1).Says(vi, en));

    private static SchemaMember Moves(KnownNames names) =>
        May("moves", SchemaNode.List(SchemaNode.Object(
            Must("from", SchemaNode.Name(names.Components).Says("Từ hợp phần.", "From this component.")),
            Must("to", SchemaNode.Name(names.Components).Says("Sang hợp phần.", "To this component."))))
            .Says("Chuyển từ đâu sang đâu; vốn trung ương chỉ trong cùng chương trình và cùng loại vốn.", "From where to where; central money only inside its programme and kind."));

    private static SchemaMember Components(KnownNames names) =>
        May("components", SchemaNode.List(SchemaNode.Name(names.Components)).Says("Các hợp phần.", "The components."));
}
