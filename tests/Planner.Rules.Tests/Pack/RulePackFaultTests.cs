using Planner.Rules.Diagnostics;
using Planner.Rules.Tests.Diagnostics.Wording;

namespace Planner.Rules.Tests.Pack;

public sealed class RulePackFaultTests
{
    // file, what is replaced, by what, the code, and the text at whose place the fault is reported
    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        // the form of JSON
        { "criteria/indicators.json", "\"trend\": 0.026", "\"trnd\": 0.026", "PLN0014", "\"trnd\"" },
        { "criteria/indicators.json", "\"trend\": 0.026", "\"trend\": -0.026", "PLN0015", "-0.026" },
        { "criteria/indicators.json", "\"trend\": 0.026", "\"trend\": \"0.026\"", "PLN0010", "\"0.026\"" },
        { "criteria/indicators.json", "\"trend\": 0.026,", "\"trend\": 0.026, \"trend\": 0.026,", "PLN0004", "\"trend\": 0.026,\n" },
        { "criteria/indicators.json", "\"unit\": \"readiness\"", "\"unit\": \"readyness\"", "PLN0013", "\"readyness\"" },
        { "criteria/parameters.json", "\"value\": 75 }", "\"value\": 75, }", "PLN0003", "}],\n" },

        // provenance
        { "criteria/indicators.json", "\"assumption\": { \"vi\": \"Chỉ tiêu 1.1", "\"unused\": { \"vi\": \"Chỉ tiêu 1.1", "PLN0801", "{\n      \"id\": \"masterPlan\"" },
        { "poverty/flows.json", "\"value\": 0.3,", "\"value\": 0.3, \"source\": { \"document\": \"x\" },", "PLN0802", "{ \"vi\": \"Tỷ lệ hộ nghèo cuối năm 2020" },
        { "criteria/commune-2021-2025.json", "\"assumption\": { \"vi\": \"QĐ 318/QĐ-TTg, Phụ lục I, chỉ tiêu 1.1", "\"note\": { \"vi\": \"QĐ 318/QĐ-TTg, Phụ lục I, chỉ tiêu 1.1", "PLN0801", "{\n            \"title\": { \"vi\": \"Quy hoạch chung" },

        // names
        { "criteria/indicators.json", "\"id\": \"planningRules\"", "\"id\": \"masterplan\"", "PLN0803", "\"masterplan\"" },
        { "criteria/indicators.json", "\"id\": \"planningRules\"", "\"id\": \"income\"", "PLN0803", "\"income\"" },
        { "criteria/indicators.json", "\"id\": \"planningRules\"", "\"id\": \"planning-rules\"", "PLN0804", "\"planning-rules\"" },
        { "criteria/parameters.json", "\"id\": \"readinessAdvanced\"", "\"id\": \"readinessPass\"", "PLN0803", "\"readinessPass\",\n      \"title\": { \"vi\": \"Mức sẵn sàng cho" },
        { "criteria/parameters.json", "\"id\": \"readinessAdvanced\"", "\"id\": \"\"", "PLN0012", "\"\",\n      \"title\": { \"vi\": \"Mức sẵn sàng cho" }, // found by the fuzzer: the check ended with an exception
        { "funding/programmes.json", "\"programme\": \"ntm\"", "\"programme\": \"nmt\"", "PLN0815", "\"nmt\"" },
        { "funding/programmes.json", "\"id\": \"ntm.soft\"", "\"id\": \"soft\"", "PLN0804", "\"soft\"" },
        { "funding/programmes.json", "\"allocation\": \"poor-households\"", "\"allocation\": \"poor-household\"", "PLN0817", "\"poor-household\"" },
        { "funding/eligibility.json", "\"component\": \"ntm.soft\"", "\"component\": \"ntm.sofft\"", "PLN0819", "\"ntm.sofft\"" },
        { "funding/responses.json", "\"component\": \"ntm.soft\"", "\"component\": \"ntm.sofft\"", "PLN0819", "\"ntm.sofft\"" },
        { "funding/responses.json", "\"works\": [\n        { \"indicator\": \"communeRoadHardened\"", "\"works\": [\n        { \"indicator\": \"communeRoadHard\"", "PLN0820", "\"communeRoadHard\"" },
        { "funding/responses.json", "{ \"indicator\": \"communeRoadHardened\", \"lag\": 1 }", "{ \"indicator\": \"roadHard\", \"unitCost\": 3, \"assumption\": \"x\" }", "PLN0826", "\"roadHard\"" },
        { "funding/responses.json", "\"responses\": [", "\"responses\": [ { \"component\": \"ntm.more\", \"works\": [] },", "PLN0816", "{ \"component\": \"ntm.more\"" },
        { "status/recognition.json", "\"c17\"", "\"c77\"", "PLN0830", "\"c77\"" },
        { "targets/bac-kan.json", "\"metric\": \"communityHouseShare\"", "\"metric\": \"communityHouses\"", "PLN0828", "\"communityHouses\"" },

        // values
        { "criteria/indicators.json", "\"worst\": 0,", "\"worst\": 100,", "PLN0808", "100,\n      \"trend\"" },
        { "criteria/indicators.json", "\"best\": 100,", "\"best\": 120,", "PLN0808", "120" },
        { "criteria/parameters.json", "\"region\": \"TDMNPB\"", "\"region\": \"TDMN\"", "PLN0806", "\"TDMN\"" },
        { "criteria/parameters.json", "{ \"region\": \"*\", \"from\": 2015, \"value\": 75 }", "{ \"region\": \"*\", \"from\": 2015, \"to\": 2014, \"value\": 75 }", "PLN0805", "2014" },
        { "criteria/parameters.json", "{ \"region\": \"*\", \"from\": 2015, \"value\": 75 }", "{ \"region\": \"*\", \"from\": 2015, \"to\": 2023, \"value\": 75 }", "PLN0807", "{\n      \"id\": \"readinessPass\"" },
        { "funding/responses.json", "\"unitCost\": 150", "\"unitCost\": -150", "PLN0015", "-150" },
        { "funding/responses.json", "\"unitCost\": 150", "\"unitCost\": 0", "PLN0015", "0,\n" },
        { "funding/disbursement.json", "\"2022\": 0.45", "\"2022\": 1.45", "PLN0015", "1.45" },
        { "funding/disbursement.json", "\"2022\": 0.45", "\"two\": 0.45", "PLN0805", "\"two\"" },
        { "funding/allocations.json", "\"ceiling\": 12000", "\"floor\": 13000, \"ceiling\": 12000", "PLN0818", "13000" },
        { "poverty/lines.json", "\"otherToPoor\": 0.0597", "\"otherToPoor\": 0.97", "PLN0813", "0.0712" },
        { "status/recognition.json", "\"revokeShareAny\": {\n    \"value\": 0.5", "\"revokeShareAny\": {\n    \"value\": 0.2", "PLN0814", "{\n    \"value\": 0.2" },
        { "status/areas.json", "\"years\": [2025]", "\"years\": [2025, 2024]", "PLN0805", "2024" },
        { "targets/likelihood.json", "\"from\": 0.33", "\"from\": 0.43", "PLN0822", "\"aboutAsLikelyAsNot\"" },
        { "targets/likelihood.json", "\"to\": 0.01", "\"to\": 0", "PLN0822", "0,\n      \"word\"" },

        // what lanes do not hold; parameters are the same for all lanes and may have any type
        { "criteria/commune-2021-2025.json", "commune.electricityShare >= p.electricityShare", "long(commune.electricityShare) >= 99L", "PLN0331", "long(commune" },
        { "funding/eligibility.json", "commune.especiallyDifficultVillages > 0", "long(commune.especiallyDifficultVillages) > 0L", "PLN0331", "long(commune" },
        { "funding/allocations.json", "\"weight\": \"commune.criteriaMet\"", "\"weight\": \"commune.criteriaMet * 2L\"", "PLN0331", "commune.criteriaMet * 2L" },
        { "funding/allocations.json", "\"filter\": \"!commune.certified\"", "\"filter\": \"commune.level + 1L < 2\"", "PLN0331", "commune.level + 1L" },
        { "targets/metrics.json", "commune.criteriaMet < 15", "commune.criteriaMet + 0L < 15", "PLN0331", "commune.criteriaMet + 0L" },
        { "status/areas.json", "district.povertyRate + district.nearPoorRate", "long(district.povertyRate)", "PLN0331", "long(district" },
        { "criteria/parameters.json", "(commune.poorDistrict ||", "(commune.level + 0L > 0 ||", "PLN0331", "commune.level + 0L" },

        // sets and lines by year
        { "criteria/sets.json", "\"from\": 2022", "\"from\": 2021", "PLN0811", "\"commune-2021-2025\"" },
        { "criteria/sets.json", "\"to\": 2021", "\"to\": 2020", "PLN0811", "{\n" },
        { "criteria/sets.json", "\"commune-2021-2025.json\"", "\"../commune-2021-2025.json\"", "PLN0810", "\"../commune-2021-2025.json\"" },
        { "criteria/sets.json", "\"scope\": \"district\",\n      \"level\": \"newRural\"", "\"scope\": \"district\",\n      \"level\": \"advanced\"", "PLN0809", "\"advanced\",\n      \"from\": 2022,\n      \"to\": 2025,\n      \"workflow\": \"district" },

        // metrics and targets
        { "targets/metrics.json", "\"weight\": \"commune.population\"", "\"byPovertyLine\": false", "PLN0821", "{\n      \"id\": \"ruralIncome\"" },
        { "targets/metrics.json", "\"value\": \"commune.poorHouseholds\",\n      \"byPovertyLine\"", "\"value\": \"commune.poorHouseholds\",\n      \"weight\": \"1.0\",\n      \"byPovertyLine\"", "PLN0821", "\"1.0\"" },
        { "targets/bac-kan.json", "y2025.communesCertified >= 61", "61 <= y2025.communesCertified", "PLN0823", "\"61 <= y2025.communesCertified\"" },
        { "targets/bac-kan.json", "\"evaluatedAt\": \"2025-06-30\"", "\"evaluatedAt\": \"30/6/2025\"", "PLN0824", "\"30/6/2025\"" },
        { "targets/bac-kan.json", "\"year\": 2025", "\"year\": 2030", "PLN0825", "2030" },

        // expressions, at the very name that is wrong
        { "criteria/commune-2021-2025.json", "commune.electricityShare >=", "commune.electricityShar >=", "PLN0311", "electricityShar " },
        { "criteria/commune-2021-2025.json", ">= p.electricityShare", ">= p.electricity", "PLN0311", "electricity\"" },
        { "criteria/district-2021-2025.json", "district.districtPlanning", "district.masterPlan", "PLN0311", "masterPlan" },
        { "criteria/parameters.json", "commune.safeZone) &&", "commune.safeZon) &&", "PLN0311", "safeZon)" },
        { "funding/eligibility.json", "\"commune.poorDistrict\"", "\"commune.poverty\"", "PLN0311", "poverty\"," },
        { "funding/allocations.json", "\"commune.criteriaMet\"", "\"commune.certified\"", "PLN0315", "commune.certified\"" },
        { "status/areas.json", "district.nearPoorRate", "district.nearPoor", "PLN0311", "nearPoor " },
        { "targets/metrics.json", "\"commune.certified\"", "\"commune.certifyd\"", "PLN0311", "certifyd" },
        { "targets/bac-kan.json", "y2025.communesModel", "y2026.communesModel", "PLN0310", "y2026" },
        { "poverty/lines-2021-2025.json", "household.deprivations", "household.deprivation", "PLN0311", "deprivation " },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Load_OneFault_NamesItsCodeAndPlace(string file, string find, string replacement, string code, string at)
    {
        using var rules = new RulesCopy();
        rules.Edit(file, find, replacement);

        IReadOnlyList<Diagnostic> faults = rules.Faults();

        ToldInVietnamese.All(faults);
        string all = string.Join(Environment.NewLine, faults);
        (int line, int column) = rules.PlaceOf(file, at);
        Assert.True(faults.Any(f => f.Code == code && f.Span.File == rules.Folder + "/" + file && f.Span.Line == line && f.Span.Column == column), $"expected {code} at {file}:{line}:{column}, found:\n{all}");
    }

    [Fact]
    public void Load_FaultsInManyFiles_ReportsAllAtOnce()
    {
        using var rules = new RulesCopy();
        rules.Edit("criteria/indicators.json", "\"trend\": 0.026", "\"trnd\": 0.026");
        rules.Edit("funding/responses.json", "\"unitCost\": 150", "\"unitCost\": -150");
        rules.Edit("poverty/income.json", "\"growth\"", "\"growht\"");
        rules.Edit("targets/metrics.json", "\"commune.certified\"", "\"commune.certifyd\"");
        rules.Delete("status/areas.json");

        string[] files = [.. rules.Faults().Select(f => Path.GetFileName(f.Span.File)).Distinct()];

        Assert.Superset(new HashSet<string> { "indicators.json", "responses.json", "income.json", "areas.json" }, files.ToHashSet());
    }

    [Fact]
    public void Load_UnknownMember_ProposesTheNearest()
    {
        using var rules = new RulesCopy();
        rules.Edit("criteria/commune-2021-2025.json", "commune.electricityShare >=", "commune.electricityShar >=");

        Assert.Contains("electricityShare", rules.Faults().Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("criteria/indicators.json")]
    [InlineData("criteria/parameters.json")]
    [InlineData("criteria/sets.json")]
    [InlineData("criteria/commune-2021-2025.json")]
    [InlineData("poverty/lines.json")]
    [InlineData("poverty/flows.json")]
    [InlineData("poverty/income.json")]
    [InlineData("poverty/shocks.json")]
    [InlineData("status/recognition.json")]
    [InlineData("status/areas.json")]
    [InlineData("funding/programmes.json")]
    [InlineData("funding/eligibility.json")]
    [InlineData("funding/responses.json")]
    [InlineData("funding/allocations.json")]
    [InlineData("funding/disbursement.json")]
    [InlineData("targets/metrics.json")]
    [InlineData("targets/bac-kan.json")]
    [InlineData("targets/likelihood.json")]
    public void Load_FileMissingEmptyOrOfAnotherKind_SaysSoWithoutException(string file)
    {
        using var rules = new RulesCopy();
        foreach (string text in (string[])["", "[]", "{}", "\"text\"", "{ \"$schema\": 3 }"])
        {
            rules.Write(file, text);
            Assert.Contains(rules.Faults(), f => f.Severity == Severity.Error && f.Span.File.EndsWith(file, StringComparison.Ordinal));
        }

        rules.Delete(file);
        Assert.Contains(rules.Faults(), f => f.Code == "PLN0001" && f.Span.File.EndsWith(file, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_YearsBeforeTheSets_SaysWhichAreMissing()
    {
        using var rules = new RulesCopy();

        Assert.Contains(rules.Faults(2013, 2025), f => f.Code == "PLN0811" && f.Message.Contains("2013, 2014", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_MissingFolder_ReportsEveryFileAsMissing()
    {
        var diagnostics = new DiagnosticBag();

        Assert.Null(Planner.Rules.Pack.RulePackLoader.Load("no such folder", ["x.json"], 2020, 2025, diagnostics));
        Assert.All(diagnostics.InFileOrder(), d => Assert.Equal("PLN0001", d.Code));
    }
}
