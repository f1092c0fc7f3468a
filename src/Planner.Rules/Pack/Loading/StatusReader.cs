using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/status/recognition.json</c> and <c>rules/status/areas.json</c>.</summary>
internal static class StatusReader
{
    public static RecognitionRules ReadRecognition(PackSource source)
    {
        ObjectReader file = source.Open("status/recognition.json", "the recognition file") ?? Empty(source);
        Coefficient dossier = file.Coefficient("dossierSuccess", 0, 1);
        Coefficient unregistered = file.Coefficient("dossierSuccessUnregistered", 0, 1);
        Coefficient satisfaction = file.Coefficient("satisfaction", 0, 100);
        Coefficient satisfactionSpread = file.Coefficient("satisfactionSpread", 0, 100);
        Coefficient satisfactionRequired = file.Coefficient("satisfactionRequired", 0, 100);
        Coefficient pause = file.Coefficient("advancedPause", 0, 50);
        Coefficient chance = file.Coefficient("registrationChance", 0, 100);
        Coefficient hold = file.Coefficient("registrationHold", 0, 50);
        Coefficient drop = file.Coefficient("registrationDrop", 0, 1);
        Coefficient grace = file.Coefficient("oldSetGrace", 0, 1);
        IReadOnlyList<int> reviewYears = [];
        Provenance? reviewProvenance = null;
        if (file.Child("review", "'review'", required: true) is { } review)
        {
            reviewYears = review.Years("years");
            reviewProvenance = review.Provenance("'review'");
            review.Finish();
        }

        Coefficient revoke = file.Coefficient("revokeShare", 0, 1);
        Coefficient revokeAny = file.Coefficient("revokeShareAny", 0, 1);
        IReadOnlyList<string> keys = [];
        Provenance? keyProvenance = null;
        if (file.Child("keyCriteria", "'keyCriteria'", required: true) is { } key)
        {
            keys = [.. key.RequiredArray("rules").Select(v => KeyRule(v, source)).OfType<string>()];
            keyProvenance = key.Provenance("'keyCriteria'");
            key.Finish();
        }

        Coefficient lastYear = file.Coefficient("districtLastYear", 1990, 2100);
        file.Finish();
        if (revoke.Value > revokeAny.Value)
        {
            source.Diagnostics.Error("PLN0814", file.SpanOf("revokeShareAny"), "'revokeShareAny' must not be below 'revokeShare'");
        }

        return new RecognitionRules(
            dossier, unregistered, satisfaction, satisfactionSpread, satisfactionRequired, pause, chance, hold, drop, grace, reviewYears, revoke, revokeAny, keys, lastYear)
        {
            ReviewProvenance = reviewProvenance,
            KeyCriteriaProvenance = keyProvenance,
        };
    }

    public static AreaStatusRules? ReadAreas(PackSource source)
    {
        ObjectReader? file = source.Open("status/areas.json", "the areas file");
        if (file is null)
        {
            return null;
        }

        bool switches = false;
        Provenance? switchProvenance = null;
        if (file.Child("switch", "'switch'", required: true) is { } rule)
        {
            switches = rule.OptionalBoolean("onCertification", false);
            switchProvenance = rule.Provenance("'switch'");
            rule.Finish();
        }

        (IReadOnlyList<int> Years, RuleText? Remains, Provenance? Provenance) communes = Review(file, "communes");
        (IReadOnlyList<int> Years, RuleText? Remains, Provenance? Provenance) districts = Review(file, "poorDistricts");
        IReadOnlyList<int> villageYears = [];
        Coefficient? threshold = null;
        Coefficient? spread = null;
        Provenance? villageProvenance = null;
        if (file.Child("villages", "'villages'", required: true) is { } villages)
        {
            villageYears = villages.Years("years");
            threshold = villages.Coefficient("threshold", 0, 100);
            spread = villages.Coefficient("spread", 0, 10);
            villageProvenance = villages.Provenance("'villages'");
            villages.Finish();
        }

        file.Finish();
        if (switchProvenance is null || communes.Remains is null || communes.Provenance is null || districts.Remains is null || threshold is null || spread is null)
        {
            return null;
        }

        return new AreaStatusRules(
            switches, switchProvenance, communes.Years, communes.Remains, villageYears, threshold, spread, districts.Years, districts.Remains, communes.Provenance)
        {
            VillageProvenance = villageProvenance,
            PoorDistrictProvenance = districts.Provenance,
        };
    }

    private static (IReadOnlyList<int> Years, RuleText? Remains, Provenance? Provenance) Review(ObjectReader file, string name)
    {
        ObjectReader? review = file.Child(name, $"'{name}'", required: true);
        if (review is null)
        {
            return ([], null, null);
        }

        (IReadOnlyList<int>, RuleText?, Provenance?) found = (review.Years("years"), review.Rule("remains"), review.Provenance($"'{name}'"));
        review.Finish();
        return found;
    }

    private static string? KeyRule(JsonValue item, PackSource source)
    {
        if (item.Kind != JsonKind.Text)
        {
            source.Diagnostics.Error("PLN0010", item.Span, "a key criterion must be a rule's name in quotes");
            return null;
        }

        source.Define("key criterion", item.Text, item.Span);
        return item.Text;
    }

    /// <summary>
    /// A stand-in for a file that could not be read; that was reported, so what it lacks is not reported again.
    /// </summary>
    private static ObjectReader Empty(PackSource source) =>
        new(JsonFile.Parse(source.PathOf("status/recognition.json"), "{}"u8, source.Diagnostics)!, "the recognition file", new Diagnostics.DiagnosticBag());
}
