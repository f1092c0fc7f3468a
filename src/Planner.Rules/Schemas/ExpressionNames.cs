using Planner.Rules.Pack;

namespace Planner.Rules.Schemas;

/// <summary>The names that expressions of each kind may use, as an editor offers them, and the schemas of those expressions.</summary>
public sealed class ExpressionNames
{
    private static readonly KnownName Year = new("year", "Năm đang xét.", "The year looked at.");

    private static readonly KnownName[] HouseholdFields =
    [
        new("household.incomePerMonth", "Thu nhập bình quân đầu người/tháng của hộ (nghìn đồng).", "The household's income per person and month (thousand VND)."),
        new("household.deprivations", "Số chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ.", "Basic services the household is deprived of, a count."),
        new("household.urban", "Hộ ở khu vực thành thị.", "The household lives in an urban area."),
    ];

    private readonly IReadOnlyList<KnownName> commune;
    private readonly IReadOnlyList<KnownName> district;
    private readonly IReadOnlyList<KnownName> locality;
    private readonly IReadOnlyList<KnownName> targets;
    private readonly IReadOnlyList<KnownName> workflow;

    /// <summary>The names, those of the rule files included.</summary>
    /// <param name="names">Names of the rule files.</param>
    public ExpressionNames(KnownNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<KnownName> shared = [Year, .. names.Parameters.Select(p => p with { Id = "p." + p.Id })];
        CommuneFields = [.. InputFields.Commune.Select(Of), .. names.Indicators];
        DistrictFields = [.. InputFields.District.Select(Of), .. names.DistrictIndicators];
        Parameters = names.Parameters;
        commune = [.. Record("commune", CommuneFields), .. shared];
        district = [.. Record("district", DistrictFields), .. shared];
        locality = [.. Record("locality", [.. InputFields.Locality.Select(Of)]), .. shared];
        targets = [.. names.Years.Reverse().SelectMany(y => Record(FormattableString.Invariant($"y{y}"), names.Metrics))];
        workflow = [.. Record("commune", CommuneFields), .. Record("district", DistrictFields), .. HouseholdFields, .. shared];
    }

    /// <summary>Fields of <c>commune</c>: the model's, then the indicators.</summary>
    public IReadOnlyList<KnownName> CommuneFields { get; }

    /// <summary>Fields of <c>district</c>: the model's, then the indicators.</summary>
    public IReadOnlyList<KnownName> DistrictFields { get; }

    /// <summary>Fields of <c>household</c>.</summary>
    public static IReadOnlyList<KnownName> Household { get; } = [.. HouseholdFields.Select(f => f with { Id = f.Id["household.".Length..] })];

    /// <summary>Fields of <c>p</c>.</summary>
    public IReadOnlyList<KnownName> Parameters { get; }

    /// <summary>An expression about a commune.</summary>
    public SchemaNode OfCommune => SharedShapes.Expression(
        "communeExpression", commune, "Biểu thức về một xã: dùng commune, year, p (docs/rule-language.md).", "An expression about a commune, over commune, year, p (docs/rule-language.md).");

    /// <summary>An expression about a district.</summary>
    public SchemaNode OfDistrict => SharedShapes.Expression(
        "districtExpression", district, "Biểu thức về một huyện: dùng district, year, p (docs/rule-language.md).", "An expression about a district, over district, year, p (docs/rule-language.md).");

    /// <summary>An expression about a commune, a district or the locality.</summary>
    public SchemaNode OfMetric => SharedShapes.Expression(
        "metricExpression",
        [.. commune.Concat(district).Concat(locality).DistinctBy(n => n.Id)],
        "Biểu thức về đơn vị mà scope nêu: dùng commune, district hoặc locality, với year, p (docs/rule-language.md).",
        "An expression about what scope names: over commune, district or locality, with year, p (docs/rule-language.md).");

    /// <summary>A target: a comparison of metrics by year with a number.</summary>
    public SchemaNode OfTarget => SharedShapes.Expression(
        "targetExpression",
        targets,
        "So sánh chỉ số theo năm với một con số ở vế phải, như y2025.communesCertified >= 61; kết quả đúng là đạt mục tiêu.",
        "A comparison of metrics by year with a number on the right, such as y2025.communesCertified >= 61; true when the target is met.");

    /// <summary>A condition of a criteria set or a poverty line.</summary>
    public SchemaNode OfWorkflow => SharedShapes.Expression(
        "expression",
        workflow,
        "Biểu thức đúng/sai: dùng commune hoặc district với year, p; chuẩn nghèo dùng household (docs/rule-language.md).",
        "A true/false expression: over commune or district with year, p; a poverty line over household (docs/rule-language.md).");

    private static IEnumerable<KnownName> Record(string record, IReadOnlyList<KnownName> fields) => fields.Select(f => f with { Id = record + "." + f.Id });

    private static KnownName Of(FieldDefinition field)
    {
        string kind = field.Type switch { FieldType.Boolean => " (true/false)", _ when field.Unit == "none" => "", _ => $" ({field.Unit})" };
        return new KnownName(field.Name, field.Title.Vi + kind, field.Title.En + kind);
    }
}
