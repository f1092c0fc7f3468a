using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Policies;

/// <summary>Reads <c>levers</c>. A lever is an object with its own coefficients and provenance; one that is absent is neutral.</summary>
internal sealed class LeverReader(ObjectReader levers, Locality locality, RulePack? pack)
{
    private const double MostFactor = 100;
    private const double MostVnd = 1e9;
    private readonly CommuneExpressions expressions = new(locality, pack);

    public static Levers Read(ObjectReader reader, Locality locality, RulePack? pack)
    {
        ObjectReader? child = reader.Child("levers", "the levers");
        if (child is null)
        {
            return new Levers(false, 0, 0, new Dictionary<int, double>());
        }

        Levers read = new LeverReader(child, locality, pack).All();
        child.Provenance("the levers");
        child.Finish();
        return read;
    }

    private Levers All() => new(
        levers.OptionalBoolean("avoidDebt", false),
        levers.OptionalNumber("minorityFocus", 0, 0, MostFactor),
        levers.OptionalNumber("overlapLoss", 0, 0, 1),
        CounterpartCeiling())
    {
        Concentration = levers.OptionalNumber("concentration", 0, 0, 1),
        DisbursementRate = levers.OptionalNumber("disbursementRate", 0, 0, 0.99),
        ConditionalSupport = Of("conditionalSupport", r => new ConditionalSupport(
            Share(r), r.RequiredNumber("exitGain", 0, MostFactor), r.RequiredNumber("incomeGain", 0, MostFactor), r.RequiredNumber("takeUpLoss", 0, 0.99),
            Components(r), r.Provenance("the lever"))
        {
            Recovered = r.OptionalNumber("recovered", 0, 0, 1),
        }),
        CostSharing = Of("costSharing", r => new CostSharing(
            r.RequiredNumber("share", 0, 0.9), r.RequiredNumber("takeUpLoss", 0, 0.99), Components(r), r.Provenance("the lever"))),
        HouseholdGathering = Of("householdGathering", r => new ComponentShift(Share(r), Moves(r, "householdGathering"), r.Provenance("the lever"))),
        HangingReservoirs = Of("hangingReservoirs", r => new ComponentShift(Share(r), Moves(r, "hangingReservoirs"), r.Provenance("the lever"))),
        ProgrammeIntegration = Of("programmeIntegration", r => new ProgrammeIntegration(
            Share(r), r.RequiredNumber("overlapSaved", 0, 1), r.RequiredNumber("scaleSaving", 0, 0.99), Programmes(r), r.Provenance("the lever"))),
        HouseholdReview = Of("householdReview", r => new HouseholdReview(
            r.RequiredNumber("inclusionError", 0, 0.9), r.RequiredNumber("exclusionError", 0, 0.9), r.Provenance("the lever"))),
        LivelihoodShift = Of("infrastructureVersusLivelihood", r => new LivelihoodShift(Share(r), Moves(r, "infrastructureVersusLivelihood"), r.Provenance("the lever"))),
        TrainingAndJobs = Of("trainingAndJobs", r => new TrainingAndJobs(
            r.RequiredNumber("perWorker", 1, MostVnd), r.RequiredNumber("reference", 1, MostVnd), r.RequiredNumber("halfway", 1, MostVnd),
            Components(r), r.Provenance("the lever"))),
        RemoteRoads = Of("remoteRoads", r => new RemoteRoads(
            Expression(r, "where", ExpressionKind.Boolean), r.RequiredNumber("weight", 0, MostFactor), r.RequiredNumber("emphasis", 0.01, MostFactor),
            Indicators(r), Components(r), r.Provenance("the lever"))),
        WeakestFirst = Of("weakestFirst", r => new WeakestFirst(r.RequiredNumber("focus", 0, MostFactor), Components(r), r.Provenance("the lever"))),
        OfficialsAssigned = Of("officialsAssigned", r => new OfficialsAssigned(
            Share(r), r.RequiredNumber("exitGain", 0, 10), r.RequiredNumber("fallBackCut", 0, 10), r.Provenance("the lever"))),
        PriorityCommunes = Of("priorityCommunes", r => new PriorityCommunes(
            Expression(r, "where", ExpressionKind.Boolean), r.RequiredNumber("factor", 0, MostFactor), Components(r), r.Provenance("the lever"))),
        BudgetLevels = Of("budgetLevels", r => new BudgetLevels(
            r.RequiredNumber("districtShare", 0, 1), Expression(r, "norm", ExpressionKind.Number), Components(r), r.Provenance("the lever"))),
    };

    private static double Share(ObjectReader reader) => reader.RequiredNumber("share", 0, 1);

    private SortedDictionary<int, double> CounterpartCeiling()
    {
        var ceiling = new SortedDictionary<int, double>();
        foreach (JsonMember member in levers.OptionalMap("counterpartCeiling"))
        {
            int? year = FileMembers.Year(member, locality.StartYear + 1, locality.EndYear, levers.Diagnostics);
            if (member.Value.Kind != JsonKind.Number || !(member.Value.Number >= 0))
            {
                levers.Diagnostics.Error("PLN0609", member.Value.Span, $"the counterpart ceiling of {member.Name} must be a number of at least 0 billion VND");
            }
            else if (year is { } y)
            {
                ceiling[y] = member.Value.Number;
            }
        }

        return ceiling;
    }

    private T? Of<T>(string name, Func<ObjectReader, T> read)
        where T : class
    {
        if (levers.Child(name, $"the lever '{name}'") is not { } child)
        {
            return null;
        }

        T lever = read(child);
        child.Finish();
        return lever;
    }

    private IReadOnlyList<string> Components(ObjectReader reader) => Names(reader, "components", pack?.Funding.Components.Select(c => c.Id), "PLN0605", "component");

    private IReadOnlyList<string> Programmes(ObjectReader reader) => Names(reader, "programmes", pack?.Funding.Programmes.Select(p => p.Id), "PLN0605", "programme");

    private IReadOnlyList<string> Indicators(ObjectReader reader) =>
        Names(reader, "roads", pack?.Indicators.Where(i => i.Scope == IndicatorScope.Commune).Select(i => i.Id), "PLN0630", "commune indicator");

    private static IReadOnlyList<string> Names(ObjectReader reader, string member, IEnumerable<string>? known, string code, string what)
    {
        List<string>? valid = known?.ToList();
        var names = new List<string>();
        foreach (JsonValue item in reader.RequiredArray(member))
        {
            if (item.Kind != JsonKind.Text)
            {
                reader.Diagnostics.Error("PLN0010", item.Span, $"an item of '{member}' must be a text in quotes, not {ObjectReader.Describe(item.Kind)}");
            }
            else if (Known(item, valid, code, what, reader.Diagnostics))
            {
                names.Add(item.Text);
            }
        }

        return names;
    }

    private static bool Known(JsonValue name, List<string>? valid, string code, string what, DiagnosticBag diagnostics)
    {
        if (valid is null || valid.Contains(name.Text, StringComparer.Ordinal))
        {
            return true;
        }

        diagnostics.Error(code, name.Span, $"there is no {what} '{name.Text}' in the rule files{NearestName.Hint(name.Text, valid)}");
        return false;
    }

    private List<(string From, string To)> Moves(ObjectReader reader, string lever)
    {
        List<string>? components = pack?.Funding.Components.Select(c => c.Id).ToList();
        var moves = new List<(string From, string To)>();
        foreach (JsonValue item in reader.RequiredArray("moves"))
        {
            var move = new ObjectReader(item, $"a move of the lever '{lever}'", reader.Diagnostics);
            bool known = true;
            foreach (string end in (string[])["from", "to"])
            {
                _ = move.RequiredText(end);
                known &= move.Any(end) is { Kind: JsonKind.Text } name && Known(name, components, "PLN0605", "component", reader.Diagnostics);
            }

            move.Finish();
            if (known)
            {
                moves.Add((move.RequiredText("from"), move.RequiredText("to")));
            }
        }

        return moves;
    }

    // Absent only where a fault was reported, and then no scenario is made.
    private RuleText Expression(ObjectReader reader, string member, ExpressionKind kind)
    {
        RuleText? text = reader.Rule(member);
        expressions.Check(text, kind, reader.Diagnostics);
        return text!;
    }
}
