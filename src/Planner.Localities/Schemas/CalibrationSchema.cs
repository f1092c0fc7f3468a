using Planner.Localities.Calibration;
using Planner.Rules.Schemas;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Localities.Schemas;

/// <summary>The schemas of <c>calibration.json</c> and <c>posterior.json</c>.</summary>
internal static class CalibrationSchema
{
    private const double MostSeed = 9007199254740991;
    private const double Tiny = 1e-6;

    public static SchemaNode Plan(KnownNames names)
    {
        SchemaNode file = SchemaNode.Matching("^[^/\\\\:*?\"<>|]*[^/\\\\:*?\"<>|.\\s]$", "name");
        SchemaNode locality = SchemaNode.Object(
            Must("folder", file.Says("Thư mục địa phương ở đầu giai đoạn, cạnh tệp này.", "Folder of the locality as it stood at the start, beside this file.")),
            Must("scenario", file.Says("Kịch bản với vốn của các năm ấy.", "Id of the scenario with the money of those years.")));
        SchemaNode metric = SchemaNode.Object([
            Must("scale", SchemaNode.Choice(
                ("plain", "Như đã cho.", "As it is."), ("logit", "Logit của phần trăm.", "Logit of a percentage."), ("root", "Căn bậc hai của số đếm.", "Square root of a count."))
                .Says("Thang so sánh.", "Scale of comparison.")),
            Must("discrepancy", SchemaNode.Number(Tiny, 1e6).Says("Độ lệch chuẩn, theo thang, của phần mô hình và phép đếm bỏ sót.", "Standard deviation, on the scale, of what model and count leave out.")),
            .. SourceMembers,
        ]).Sourced();
        SchemaNode parameter = SchemaNode.Object([
            Must("centre", SchemaNode.Number(-100, 100).Says("Trung vị tiên nghiệm.", "Prior median.")),
            Must("spread", SchemaNode.Number(Tiny, 100).Says("Độ lệch chuẩn tiên nghiệm của giá trị chung; với hệ số là của log.", "Prior standard deviation of the common value; of the log for a factor.")),
            Must("between", SchemaNode.Number(Tiny, 100).Says("Thang của độ lệch giữa các địa phương (nửa chuẩn).", "Scale of the half-normal spread between localities.")),
            .. SourceMembers,
        ]).Sourced();
        return SchemaNode.Object(
            Schema,
            Must("observations", file.Says("Bảng số liệu quan sát, cạnh tệp này.", "Table of observations, beside this file.")),
            Must("lastYear", SchemaNode.Integer(2000, 2100).Says("Năm cuối được khớp.", "Last year fitted.")),
            Must("backtestYear", SchemaNode.Integer(2000, 2100).Says("Kiểm nghiệm: năm cuối được khớp.", "Backtest: last year fitted.")),
            Must("replicates", SchemaNode.Integer(500, 1e6).Says("Số lần mô phỏng mỗi quá khứ.", "Replicates of each simulated past.")),
            Must("draws", SchemaNode.Integer(400, 1e6).Says("Số lần rút từ hậu nghiệm.", "Draws from the posterior.")),
            Must("seed", SchemaNode.Integer(0, MostSeed).Says("Hạt giống.", "Seed.")),
            Must("localities", SchemaNode.Map(locality.As("pastLocality")).Says("Địa phương trong bảng số liệu → quá khứ được mô phỏng.", "Locality of the table → its simulated past.")),
            Must("metrics", SchemaNode.Map(metric.As("fittedMetric"), names.Metrics).Says("Chỉ số được khớp.", "Metrics that are fitted.")),
            Must("parameters", SchemaNode.Object([.. ScenarioSchema.UncertainInputs.Select(i => May(i.Name, parameter.As("fittedParameter").Says(i.Vi, i.En)))])
                .Says("Nhiều nhất sáu tham số.", "At most six parameters.")));
    }

    public static SchemaNode Posterior()
    {
        SchemaNode input = SchemaNode.Object(
            May("lognormal", SchemaNode.Object(
                Must("median", SchemaNode.Number(1e-9).Says("Trung vị.", "Median.")), Must("sigma", SchemaNode.Number(1e-9).Says("Độ lệch chuẩn của log.", "Standard deviation of the log.")))
                .Says("Hậu nghiệm của hệ số.", "Posterior of a factor.")),
            May("normal", SchemaNode.Object(
                Must("mean", SchemaNode.Number().Says("Trung bình.", "Mean.")), Must("sd", SchemaNode.Number(1e-9).Says("Độ lệch chuẩn.", "Standard deviation.")))
                .Says("Hậu nghiệm của độ dịch.", "Posterior of a shift.")),
            Must("priorSpread", SchemaNode.Number(0).Says("Độ lệch chuẩn tiên nghiệm.", "Standard deviation of the prior.")),
            Must("contraction", SchemaNode.Number(-1e6, 1).Says("1 − độ lệch chuẩn hậu nghiệm / tiên nghiệm.", "1 − sd of the posterior / sd of the prior.")),
            May("informed", SchemaNode.Boolean().Default(false).Says("Kịch bản có lấy theo hậu nghiệm không.", "Whether scenarios draw from the posterior.")))
            .OneOf(SchemaNode.Having("lognormal"), SchemaNode.Having("normal"));
        SchemaNode name = SchemaNode.Choice(ScenarioSchema.UncertainInputs);
        SchemaNode correlation = SchemaNode.Object(
            Must("first", name.Says("Đầu vào thứ nhất.", "The first input.")),
            Must("second", name.Says("Đầu vào thứ hai.", "The second input.")),
            Must("rho", SchemaNode.Number(-1, 1).Says("Hệ số tương quan hậu nghiệm.", "Posterior correlation.")));
        SchemaNode locality = SchemaNode.Object(
            Must("inputs", SchemaNode.Object([.. ScenarioSchema.UncertainInputs.Select(i => May(i.Name, input.As("posteriorInput").Says(i.Vi, i.En)))]).Says("Đầu vào.", "Inputs.")),
            Must("correlations", SchemaNode.List(correlation.As("posteriorCorrelation")).Says("Tương quan.", "Correlations.")));
        return SchemaNode.Object(
            Schema,
            Must("method", SchemaNode.Filled().Says("Phương pháp.", "The method.")),
            Must("observations", SchemaNode.Filled().Says("Bảng số liệu đã dùng.", "Table of observations used.")),
            Must("points", SchemaNode.Integer(0, 1e9).Says("Số điểm được khớp.", "Points fitted.")),
            Must("lastYear", SchemaNode.Integer(2000, 2100).Says("Năm cuối của chúng.", "Their last year.")),
            Must("seed", SchemaNode.Integer(0, MostSeed).Says("Hạt giống.", "Seed.")),
            Must("replicates", SchemaNode.Integer(1, 1e9).Says("Số lần mô phỏng.", "Replicates.")),
            Must("draws", SchemaNode.Integer(1, 1e9).Says("Số lần rút.", "Draws.")),
            Must("localities", SchemaNode.Map(locality.As("posteriorLocality")).Says(
                "Địa phương → hậu nghiệm; * cho mọi địa phương khác.", "Locality → posterior; * for every other.")));
    }
}
