using Planner.Localities.Units;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tracing;

/// <summary>Where in the <see cref="ResultGraph"/> a figure of a file begins to act.</summary>
internal static class FigureNodes
{
    // Members of recognition.json that act elsewhere than on the ladder.
    private const string OfRegistration = "registration";
    private const string OfDistricts = "district";

    /// <summary>Its first nodes; null where the way of a figure of such a file is not known.</summary>
    /// <param name="file">The file's name, with its folder for rule files: <c>criteria/indicators.json</c>.</param>
    /// <param name="path">Where it stands in the file.</param>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">Its rules.</param>
    public static IReadOnlyList<string>? Of(string file, IReadOnlyList<string> path, Locality locality, RulePack pack)
    {
        string first = path[0], second = path.Count > 1 ? path[1] : "", third = path.Count > 2 ? path[2] : "";
        return file switch
        {
            "criteria/indicators.json" => ["indicator:" + second],
            "criteria/parameters.json" => first == "parameters" ? ["parameter:" + second] : ["criteria"],
            "criteria/sets.json" => ["criteria"],
            "poverty/lines.json" or "poverty/flows.json" => ["poverty"],
            "poverty/income.json" => ["income"],
            "poverty/shocks.json" => first == "priceSpread" ? ["prices"] : ["shocks", "response"],
            "status/recognition.json" => first.StartsWith(OfRegistration, StringComparison.Ordinal) ? ["registration"]
                : first.StartsWith(OfDistricts, StringComparison.Ordinal) ? ["districts"] : ["level"],
            "status/areas.json" => ["areas"],
            "funding/programmes.json" => first == "programmes" ? ["programme:" + second] : ["component:" + second],
            "funding/eligibility.json" => ["shares:" + second],
            "funding/allocations.json" => ["rule:" + second],
            "funding/responses.json" => Response(first, second, path, third, pack),
            "funding/disbursement.json" => first == "disbursement" ? ["kind:" + (second == "capital" ? MoneyKind.Capital : MoneyKind.Recurrent)] : first == "priceGrowth" ? ["prices"] : ["debt"],
            "targets/metrics.json" => ["metric:" + second],
            "targets/likelihood.json" or "targets/relations.json" or "targets/levers.json" or "targets/sensitivity.json" or "funding/decisions.json" => [],
            "locality.json" => OfLocality(first, second, locality),
            "synthesis.json" => first == "indicators" && second.Length > 0 ? ["indicator:" + second] : ["start"],
            _ when file.StartsWith("criteria/", StringComparison.Ordinal) => [file.StartsWith("criteria/district", StringComparison.Ordinal) ? "districts" : "criteria"],
            _ when file.StartsWith("poverty/lines-", StringComparison.Ordinal) => ["poverty"],
            _ when file.StartsWith("targets/", StringComparison.Ordinal) => ["target:" + (first == "Rules" ? second : first)],
            _ when file.EndsWith(".scenario.json", StringComparison.Ordinal) => OfScenario(first, second, third, pack),
            _ => null,
        };
    }

    private static IReadOnlyList<string>? Response(string first, string second, IReadOnlyList<string> path, string third, RulePack pack) => (first, third) switch
    {
        ("prices", _) => ["indicator:" + second],
        ("responses", "works") when path.Count > 3 => ["indicator:" + path[3]],
        ("responses", "effects") when path.Count > 3 => [path[3] == "incomeGrowth" ? "income" : "poverty"],
        ("responses", _) => ["shares:" + second],
        _ => null,
    };

    private static IReadOnlyList<string>? OfLocality(string first, string second, Locality locality) => first switch
    {
        "districts" => ["start", "districts"],
        "districtIndicators" => ["indicator:" + second],
        "history" => [],
        "aggregates" => locality.Synthetic ? ["start"] : [],
        _ => null,
    };

    private static IReadOnlyList<string>? OfScenario(string first, string second, string third, RulePack pack) => first switch
    {
        "budgets" => ["budget:" + second],
        "budgetFactors" => Components(second, pack, "component:"),
        "allocations" => Components(second, pack, "shares:"),
        "allocationRules" => ["rule:" + second],
        "disbursement" => ["kind:" + (second == "capital" ? MoneyKind.Capital : MoneyKind.Recurrent)],
        "registration" => ["registration"],
        "correlations" => [],
        "assumptions" => second switch
        {
            "exitFactor" or "entryFactor" or "fallBackFactor" or "hardShareFactor" or "lineChangeFactor" => ["poverty"],
            "incomeGrowthShift" => ["income"],
            "unitCostFactor" => ["prices"],
            "trendFactor" => ["response"],
            "campaignFactor" => ["registration"],
            "effectFactor" => ["income", "poverty"],
            "disbursementShift" => ["kind:Capital", "kind:Recurrent"],
            "dossierShift" => ["level"],
            _ => null,
        },
        "levers" => second switch
        {
            "avoidDebt" => ["debt"],
            "counterpartCeiling" => ["money"],
            "minorityFocus" or "concentration" or "priorityCommunes" or "remoteRoads" or "budgetLevels" => ["allocation"],
            "overlapLoss" => ["response"],
            "disbursementRate" or "infrastructureVersusLivelihood" or "householdGathering" or "hangingReservoirs" or "costSharing" or "programmeIntegration" => ["kind:Capital", "kind:Recurrent"],
            "householdReview" or "officialsAssigned" => ["poverty"],
            "conditionalSupport" or "trainingAndJobs" => ["income", "poverty", "money"],
            "weakestFirst" => ["response"],
            _ => null,
        },
        _ => null,
    };

    /// <summary>What a member by component, programme or <c>*</c> means.</summary>
    private static IReadOnlyList<string> Components(string key, RulePack pack, string prefix) =>
        [.. pack.Funding.Components.Where(c => key == "*" || c.Id == key || c.Programme == key).Select(c => prefix + c.Id)];
}
