using System.Text.Json.Nodes;
using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;
using static Planner.Rules.Schemas.SharedShapes;

namespace Planner.Rules.Schemas;

/// <summary>
/// Schemas of workflow files: criteria sets, poverty lines, targets. They name no <c>$schema</c> (RulesEngine's format stays as it is), so an editor
/// finds them by the file's place.
/// </summary>
internal static class WorkflowSchemas
{
    public static IEnumerable<FileSchema> All(KnownNames names, ExpressionNames expressions) =>
    [
        new(
            "workflow",
            new LocalizedText("quy tắc (workflow của Microsoft RulesEngine)", "rules (a workflow of Microsoft RulesEngine)"),
            ["rules/criteria/commune-*.json", "rules/criteria/district-*.json", "rules/poverty/lines-*.json", "!*.tests.json", "!*.draft.json"],
            Workflow(Rule(names, expressions))),
        new(
            "targets",
            new LocalizedText("mục tiêu của một địa phương", "targets of one locality"),
            ["rules/targets/*.json", "!rules/targets/metrics.json", "!rules/targets/likelihood.json", "!rules/targets/relations.json", "!rules/targets/levers.json", "!rules/targets/sensitivity.json", "!*.tests.json", "!*.draft.json"],
            Workflow(Target(names, expressions))),
    ];

    private static SchemaNode Workflow(SchemaNode rule) => SchemaNode.Object(
        Must("WorkflowName", SchemaNode.Filled().Says("Tên của workflow.", "The workflow's name.")),
        May("GlobalParams", SchemaNode.List(Parameter).Says("Tham số mọi quy tắc thấy.", "Parameters that every rule sees.")),
        May("WorkflowsToInject", SchemaNode.List(SchemaNode.Filled()).Says("Workflow cùng tệp được nối thêm quy tắc.", "Workflows of this file whose rules are appended.")),
        May("WorkflowRulesToInject", SchemaNode.List(SchemaNode.Filled()).Says("Tên cũ của WorkflowsToInject.", "The old name of WorkflowsToInject.")),
        May("RuleExpressionType", SchemaNode.Constant(0).Says("Chỉ có thể là 0; bỏ đi được.", "Can only be 0; leave it out.")),
        May("Rules", SchemaNode.List(rule).Says("Các quy tắc, theo thứ tự chính thức.", "The rules, in official order.")))
        .With("anyOf", SchemaNode.Having("Rules"), SchemaNode.Having("WorkflowsToInject"), SchemaNode.Having("WorkflowRulesToInject"));

    private static SchemaNode Parameter => SchemaNode.Object(
        Must("Name", SchemaNode.Filled().Says("Tên dùng trong biểu thức.", "Its name in expressions.")),
        Must("Expression", SchemaNode.Filled().Says("Biểu thức cho giá trị.", "The expression that gives its value."))).As("param");

    private static SchemaMember Actions
    {
        get
        {
            SchemaNode action = SchemaNode.Object(
                Must("Name", SchemaNode.Choice(
                    ("OutputExpression", "Cho kết quả của một biểu thức.", "Gives the value of an expression."),
                    ("EvaluateRule", "Chạy một quy tắc khác.", "Runs another rule."))),
                May("Context", SchemaNode.Map(SchemaNode.Anything()).Says("Những gì hành động cần: expression, hoặc workflowName và ruleName.", "What the action needs: expression, or workflowName and ruleName."))).As("action");
            return May("Actions", SchemaNode.Object(
                May("OnSuccess", action.Says("Khi quy tắc đúng.", "When the rule holds.")),
                May("OnFailure", action.Says("Khi quy tắc sai.", "When it does not.")))
                .Says("Làm gì sau khi xét.", "What is done after it was judged."));
        }
    }

    private static SchemaMember Name => Must("RuleName", SchemaNode.Filled().Says("Tên, duy nhất trong tệp: c01, c01.01, BK-01.", "Its name, unique in the file: c01, c01.01, BK-01."));

    private static SchemaMember Message => May("ErrorMessage", SchemaNode.Text().Says("Câu hiện khi không đạt; $(tên.trường) được thay bằng giá trị.", "Shown when it fails; $(name.field) is replaced by its value."));

    private static SchemaMember Success => May("SuccessEvent", SchemaNode.Text().Says("Tên sự kiện khi đạt.", "Name of the event when it holds."));

    private static SchemaMember Enabled => May("Enabled", SchemaNode.Boolean().Default(true).Says("false: bỏ qua quy tắc này.", "false: the rule is passed over."));

    private static SchemaMember Type => May("RuleExpressionType", SchemaNode.Anything().With("enum", new JsonArray("LambdaExpression", 0)).Says("Chỉ có thể là \"LambdaExpression\"; bỏ đi được.", "Can only be \"LambdaExpression\"; leave it out."));

    private static SchemaNode Rule(KnownNames names, ExpressionNames expressions)
    {
        SchemaNode self = SchemaNode.Reference("rule");
        SchemaNode properties = SchemaNode.OpenObject([
            Must("title", Title),
            May("group", SchemaNode.Text().Says("Nhóm, để trình bày.", "Group, for presentation.")),
            May("unit", Unit),
            May("indicator", SchemaNode.Name(names.Indicators).Says("Chỉ tiêu mà điều kiện xét.", "The indicator that the condition is about.")),
            .. SourceMembers,
        ]).AtMostOneSource().Says("Tiêu đề, nguồn và thẻ tự do của quy tắc.", "The rule's title, source and free tags.").As("properties");
        return SchemaNode.Object(
            Name,
            May("Operator", SchemaNode.Choice(("And", "Mọi quy tắc con.", "All nested rules."), ("AndAlso", "Như And.", "As And."), ("Or", "Ít nhất một quy tắc con.", "At least one nested rule."), ("OrElse", "Như Or.", "As Or."))
                .Says("Nối các quy tắc con.", "Joins nested rules.")),
            May("Expression", expressions.OfWorkflow),
            Message,
            Success,
            Enabled,
            Type,
            May("LocalParams", SchemaNode.List(Parameter).Says("Tham số của quy tắc này.", "Parameters of this rule.")),
            Must("Properties", properties),
            May("Rules", SchemaNode.List(self).Says("Quy tắc con.", "Nested rules.")),
            Actions)
            .With("if", SchemaNode.Having("Operator").Json())
            .With("then", SchemaNode.Having("Rules").Json())
            .With("else", SchemaNode.Having("Expression").With("properties", new JsonObject
            {
                ["Rules"] = SchemaNode.List(SchemaNode.Anything(), most: 0).Json(),
                ["Properties"] = SchemaNode.Anything().With("anyOf", SchemaNode.Having("source"), SchemaNode.Having("assumption")).Json(),
            }).Json())
            .As("rule");
    }

    private static SchemaNode Target(KnownNames names, ExpressionNames expressions)
    {
        SchemaNode properties = SchemaNode.Object([
            Must("title", Title),
            Must("unit", Unit),
            Must("year", SchemaNode.Integer(FirstYear, LastYear).Says("Năm phải đạt.", "The year it is for.")),
            Must("evaluatedAt", SchemaNode.Matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2025-12-31").Says("Ngày đánh giá, yyyy-MM-dd.", "Date of evaluation, yyyy-MM-dd.")),
            May("ambition", SchemaNode.Number().Says("Đầu trên của khoảng mục tiêu, để tham khảo.", "Upper end of a range, for information.")),
            May("metric", SchemaNode.Name(names.Metrics).Says("Chỉ số mà biểu đồ của mục tiêu vẽ.", "The metric whose fan shows it.")),
            May("benefit", SchemaNode.Boolean().Default(true).Says("Mục tiêu là điều có lợi.", "Whether meeting it is a benefit.")),
            May("notSet", SchemaNode.Boolean().Default(false).Says(
                "Nghị quyết không nêu số: chỗ trống cho người dùng điền (cùng \"Enabled\": false); báo cáo là chưa đặt, không phải đạt hay không đạt.",
                "The resolution names no figure: a slot for the analyst to fill (with \"Enabled\": false); reported as not set, neither met nor missed.")),
            May("leadAgency", Assigned.Says("Cơ quan chủ trì chỉ tiêu; không ghi: báo cáo để trống.", "Who answers for it; absent: reports leave it blank.")),
            May("reading", Words("Phải hiểu thế nào để thành quy tắc. Một chuỗi, hoặc cả hai ngôn ngữ.", "What had to be assumed to make a rule of the clause. One text, or both languages.")),
            .. SourceMembers,
        ]).Sourced().Says("Tiêu đề, năm, nguồn của mục tiêu.", "The target's title, year and source.");
        return SchemaNode.Object(
            Name,
            Must("Expression", expressions.OfTarget),
            Message,
            Success,
            Enabled,
            Type,
            Must("Properties", properties),
            Actions);
    }
}
