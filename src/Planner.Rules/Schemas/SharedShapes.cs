using System.Text.Json.Nodes;
using Planner.Rules.Pack;
using static Planner.Rules.Schemas.SchemaMember;

namespace Planner.Rules.Schemas;

/// <summary>Parts that files of several kinds share; what reads them is <see cref="Pack.Loading.Members"/>.</summary>
public static class SharedShapes
{
    /// <summary>First year that files may name.</summary>
    public const int FirstYear = 1990;

    /// <summary>Last year that files may name.</summary>
    public const int LastYear = 2100;

    private static readonly (string Value, string Vi, string En)[] UnitTexts =
    [
        ("percent", "Phần trăm, 0..100.", "Percent, 0..100."),
        ("percentage points", "Điểm phần trăm: hiệu của hai tỷ lệ.", "Percentage points: a difference of two shares."),
        ("percentage points per year", "Điểm phần trăm mỗi năm.", "Percentage points a year."),
        ("readiness", "Mức sẵn sàng 0..100 của một chỉ tiêu có/không.", "Readiness 0..100 of a yes/no item."),
        ("million VND per person per year", "Triệu đồng/người/năm.", "Million VND per person and year."),
        ("million VND", "Triệu đồng.", "Million VND."),
        ("billion VND", "Tỷ đồng.", "Billion VND."),
        ("communes", "Số xã.", "Communes."),
        ("districts", "Số huyện.", "Districts."),
        ("villages", "Số thôn, bản.", "Villages."),
        ("households", "Số hộ.", "Households."),
        ("persons", "Số người.", "Persons."),
        ("criteria", "Số tiêu chí.", "Criteria."),
        ("criteria per commune", "Số tiêu chí bình quân mỗi xã.", "Criteria per commune, a mean."),
        ("times", "Số lần.", "Times."),
        ("m2 per person", "m²/người.", "m² per person."),
        ("km", "Ki-lô-mét.", "Kilometres."),
        ("none", "Không có đơn vị.", "No unit."),
    ];

    /// <summary>The member <c>$schema</c>.</summary>
    public static SchemaMember Schema => May("$schema", SchemaNode.Text().Says("Đường dẫn tới lược đồ này, để trình soạn thảo gợi ý và kiểm tra.", "Path of this schema, so that an editor completes and checks."));

    /// <summary>A text in both languages.</summary>
    public static SchemaNode Title => SchemaNode.Object(
        Must("vi", SchemaNode.Filled().Says("Tiếng Việt.", "Vietnamese.")),
        Must("en", SchemaNode.Filled().Says("Tiếng Anh.", "English.")))
        .Says("Văn bản bằng hai ngôn ngữ.", "A text in both languages.").As("title");

    /// <summary>A text that may stand in one language or in both.</summary>
    /// <param name="vi">What it is, in Vietnamese.</param>
    /// <param name="en">What it is, in English.</param>
    public static SchemaNode Words(string vi, string en) => SchemaNode.Either(SchemaNode.Filled(), Title).Says(vi, en);

    /// <summary>A body that a document gives a task.</summary>
    public static SchemaNode Assigned => SchemaNode.Object([Must("title", Title), .. SourceMembers]).Sourced()
        .Says("Cơ quan được giao, kèm văn bản giao.", "The body it is assigned to, with the document that assigns it.").As("leadAgency");

    /// <summary>An id that can stand in an expression.</summary>
    public static SchemaNode Identifier => SchemaNode.Matching("^[A-Za-z_][A-Za-z0-9_]{0,99}$", "name")
        .Says("Tên dùng được trong biểu thức: chữ cái a–z, A–Z, chữ số, '_', không bắt đầu bằng chữ số.", "A name that can stand in an expression: a–z, A–Z, digits, '_', no digit first.").As("id");

    /// <summary>A unit of the closed list.</summary>
    public static SchemaNode Unit => SchemaNode.Choice([.. Units.All.Select(u => UnitTexts.First(t => t.Value == u))]).Says("Đơn vị tính.", "Unit of the values.").As("unit");

    /// <summary>A year.</summary>
    public static SchemaNode Year => SchemaNode.Integer(FirstYear, LastYear).Says("Một năm.", "A year.").As("year");

    /// <summary>Years in ascending order.</summary>
    public static SchemaNode Years => SchemaNode.List(SchemaNode.Integer(FirstYear, LastYear)).Says("Các năm, tăng dần, mỗi năm một lần.", "Years in ascending order, each once.");

    /// <summary>The members <c>from</c> and <c>to</c>.</summary>
    public static IReadOnlyList<SchemaMember> Period =>
    [
        Must("from", SchemaNode.Integer(FirstYear, LastYear).Says("Năm đầu có hiệu lực.", "First year in force.")),
        May("to", SchemaNode.Integer(FirstYear, LastYear).Says("Năm cuối có hiệu lực; không ghi: còn hiệu lực.", "Last year in force; open when absent.")),
    ];

    /// <summary>The members <c>source</c> and <c>assumption</c>.</summary>
    public static IReadOnlyList<SchemaMember> SourceMembers =>
    [
        May("source", SchemaNode.Object(
            Must("document", SchemaNode.Filled().Says("Văn bản và điều khoản.", "Document and clause.")),
            May("url", SchemaNode.Text().Says("Địa chỉ đọc được văn bản.", "Where it can be read.")))
            .Says("Văn bản đã công bố số liệu này.", "The document the figure was published in.").As("source")),
        May("assumption", Words(
            "Vì sao giả định số liệu này; những gì nhớ lại mà chưa đọc cũng là giả định. Một chuỗi, hoặc cả hai ngôn ngữ.",
            "Why the figure was assumed; what was recalled and not read is an assumption too. One text, or both languages.").As("assumption")),
    ];

    /// <summary>An object that has exactly one of <c>source</c> and <c>assumption</c>.</summary>
    /// <param name="node">The object, with the members of <see cref="SourceMembers"/>.</param>
    public static SchemaNode Sourced(this SchemaNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.OneOf(SchemaNode.Having("source"), SchemaNode.Having("assumption"));
    }

    /// <summary>An object that has at most one of <c>source</c> and <c>assumption</c>.</summary>
    /// <param name="node">The object, with the members of <see cref="SourceMembers"/>.</param>
    public static SchemaNode AtMostOneSource(this SchemaNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.With("not", new JsonObject { ["required"] = new JsonArray("source", "assumption") });
    }

    /// <summary>A coefficient: a number with its provenance.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="min">Least value.</param>
    /// <param name="max">Greatest value.</param>
    /// <param name="vi">What it is, in Vietnamese.</param>
    /// <param name="en">What it is, in English.</param>
    public static SchemaMember Coefficient(string name, double? min, double? max, string vi, string en) =>
        Must(name, SchemaNode.Object([Must("value", SchemaNode.Number(min, max).Says(vi, en)), .. SourceMembers]).Sourced().Says(vi, en));

    /// <summary>An expression over a record that the model fills.</summary>
    /// <param name="definition">Name of the definition.</param>
    /// <param name="names">The names it may use.</param>
    /// <param name="vi">What it may use, in Vietnamese.</param>
    /// <param name="en">What it may use, in English.</param>
    public static SchemaNode Expression(string definition, IReadOnlyList<KnownName> names, string vi, string en) => SchemaNode.Name(names).Says(vi, en).As(definition);

    /// <summary>The members of an allocation rule besides its id and provenance, in rule files and in scenarios.</summary>
    /// <param name="expressions">The names its expressions may use.</param>
    public static IReadOnlyList<SchemaMember> AllocationMembers(ExpressionNames expressions)
    {
        ArgumentNullException.ThrowIfNull(expressions);
        return
        [
            Must("title", Title),
            Must("kind", SchemaNode.Choice(
                ("weights", "Tỷ lệ theo weight.", "In proportion to weight."),
                ("ranking", "weight cao nhất trước, mỗi xã đến ceiling.", "Highest weight first, each up to ceiling."),
                ("table", "Theo bảng xã → trọng số.", "By a table, commune → weight.")).Says("Cách chia.", "How it shares.")),
            May("weight", expressions.OfCommune.Says("Trọng số, hoặc khóa xếp hạng; số, dùng commune, year, p.", "Weight, or the key of a ranking; a number over commune, year, p.")),
            May("filter", expressions.OfCommune.Says("Chỉ xã mà biểu thức này đúng.", "Only communes for which this holds.")),
            May("districtWeight", expressions.OfCommune.Says("Chia giữa các huyện trước, theo tổng biểu thức này.", "Shares between districts first, by the sum of this.")),
            May("concentration", SchemaNode.Number(0, 1).Default(0).Says("Phần dành cho xã đăng ký về đích.", "Share kept for registered communes.")),
            May("floor", SchemaNode.Number(0).Default(0).Says("Ít nhất cho xã được chia, triệu đồng.", "Least million VND of a reached commune.")),
            May("ceiling", SchemaNode.Number(0).Says("Nhiều nhất cho một xã, triệu đồng; không ghi: không giới hạn.", "Most million VND of a commune; no end when absent.")),
            May("table", SchemaNode.Map(SchemaNode.Number(0)).Says("Mã xã → trọng số, cho kind table.", "Commune id → weight, for the kind table.")),
        ];
    }

    /// <summary>The aggregates, as published figures have them too.</summary>
    public static SchemaNode Aggregates => SchemaNode.Choice(
        ("sum", "Tổng.", "Sum."),
        ("mean", "Bình quân.", "Mean."),
        ("weightedMean", "Bình quân có trọng số: Σwv/Σw.", "Weighted mean: Σwv/Σw."),
        ("count", "Số đơn vị mà value đúng.", "Units with a true value."),
        ("share", "Phần trăm đơn vị mà value đúng, có trọng số nếu nêu weight.", "Percent with a true value, weighted where a weight is given."),
        ("ratio", "100·Σvalue/Σweight.", "100·Σvalue/Σweight."),
        ("min", "Nhỏ nhất.", "Least."),
        ("max", "Lớn nhất.", "Greatest."));
}
