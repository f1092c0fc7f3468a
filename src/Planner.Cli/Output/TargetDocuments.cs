using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Analysis.Coherence;
using Planner.Localities.Coverage;
using Planner.Localities.Units;
using Planner.Rules.Pack;

namespace Planner.Cli.Output;

/// <summary>The answers of <c>planner targets</c> as JSON.</summary>
internal static class TargetDocuments
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where each id is defined.</summary>
    public static string Coverage(IReadOnlyList<IndexedId> ids) => Text(new JsonObject
    {
        ["ids"] = new JsonArray([.. ids.Select(i => new JsonObject
        {
            ["id"] = i.Id,
            ["locality"] = i.Locality,
            ["kind"] = i.Kind?.ToString().ToLowerInvariant(),
            ["file"] = i.Place?.File,
            ["line"] = i.Place?.Line,
            ["fields"] = new JsonArray([.. i.Fields.Select(f => JsonValue.Create(f))]),
            ["missing"] = i.IsMissing,
        })]),
        ["missing"] = ids.Count(i => i.IsMissing),
    });

    /// <summary>What targets say of each other.</summary>
    public static string Audit(IReadOnlyList<(Locality Locality, TargetCoherence Coherence)> audits) => Text(new JsonObject
    {
        ["localities"] = new JsonArray([.. audits.Select(a => new JsonObject
        {
            ["locality"] = a.Locality.Id,
            ["targets"] = a.Coherence.Targets,
            ["contradiction"] = a.Coherence.HasContradiction,
            ["findings"] = new JsonArray([.. a.Coherence.Findings.Select(Finding)]),
            ["unread"] = new JsonArray([.. a.Coherence.Unread.Select(u => new JsonObject { ["target"] = u.Target, ["reason"] = u.Reason })]),
        })]),
    });

    private static JsonObject Finding(CoherenceFinding finding)
    {
        var json = new JsonObject
        {
            ["kind"] = finding.Kind switch
            {
                FindingKind.AlwaysMet => "alwaysMet",
                FindingKind kind => kind.ToString().ToLowerInvariant(),
            },
            ["targets"] = Texts(finding.Targets),
            ["from"] = Texts(finding.From),
            ["relations"] = Texts([.. finding.Relations.Select(r => r.Id)]),
        };
        if (finding.Quantity is { } quantity)
        {
            json["quantity"] = Title(quantity);
            json["unit"] = finding.Unit;
            json["year"] = finding.Year;
            json["least"] = finding.Least;
            json["most"] = finding.Most;
            json["of"] = finding.Of;
        }

        return json;
    }

    private static JsonObject Title(LocalizedText title) => new() { ["vi"] = title.Vi, ["en"] = title.En };

    private static JsonArray Texts(IReadOnlyList<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    private static string Text(JsonObject document) => document.ToJsonString(Layout).ReplaceLineEndings("\n") + "\n";
}
