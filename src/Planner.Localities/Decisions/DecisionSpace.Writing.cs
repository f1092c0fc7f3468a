using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <content>What values make of the files.</content>
public sealed partial class DecisionSpace
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The scenario file of a plan: it extends the present plan and shows only what differs, each figure with the caption's assumption.</summary>
    /// <param name="values">One value a variable.</param>
    /// <param name="variation">More money or a longer list; <see cref="PlanVariation.None"/> for the plan itself.</param>
    /// <param name="caption">What the file says of itself.</param>
    /// <returns>UTF-8, ended by a line feed.</returns>
    public byte[] Write(IReadOnlyList<double> values, PlanVariation variation, PlanCaption caption)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(variation);
        ArgumentNullException.ThrowIfNull(caption);
        var root = new JsonObject
        {
            ["$schema"] = "../../rules/schema/scenario.schema.json",
            ["extends"] = scenario.Id,
            ["title"] = Both(caption.Title),
            ["description"] = Both(caption.Description),
        };
        Add(root, "budgets", Budgets(values, variation, caption));
        WriteFormulas(root, values, caption);
        Add(root, "registration", Registration(values, variation, caption));
        Add(root, "levers", LeverMembers(values, variation, caption));
        return Encoding.UTF8.GetBytes(root.ToJsonString(Layout) + "\n");
    }

    /// <summary>What a plan changes, in the order of the variables; nothing for those that stay, one entry for what two variables say of one list.</summary>
    /// <param name="values">One value a variable.</param>
    public IReadOnlyList<PlanChange> Changes(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var changes = new List<PlanChange>();
        for (int i = 0; i < Variables.Count; i++)
        {
            DecisionVariable variable = Variables[i];
            if (values[i] == variable.Current)
            {
                continue;
            }

            // Number and time of registrations are one change of one list.
            if (variable.Decision.Kind == DecisionKind.Quota)
            {
                if (changes.All(c => c.Subject != variable.Subject || c.Variable.Decision != variable.Decision))
                {
                    changes.Add(QuotaChange(variable, values));
                }

                continue;
            }

            double[] alone = Current;
            alone[i] = values[i];
            changes.Add(variable.Decision.Kind switch
            {
                DecisionKind.ComponentShares or DecisionKind.OwnShares => Transfer(variable, alone),
                DecisionKind.OwnYears => Shift(variable, alone),
                _ => new PlanChange(variable, variable.Subject, null, variable.Current, values[i], new Dictionary<int, double>()),
            });
        }

        return changes;
    }

    private static JsonObject Both(LocalizedText text) => new() { ["vi"] = text.Vi, ["en"] = text.En };

    private static void Add(JsonObject root, string name, JsonObject part)
    {
        if (part.Count > 0)
        {
            root[name] = part;
        }
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private PlanChange Transfer(DecisionVariable variable, double[] values)
    {
        Dictionary<(string Line, int Year), double> after = Amounts(values);
        bool taken = values[Variables.ToList().IndexOf(variable)] > 0;
        MoneyPool pool = Pools(variable.Decision).First(p => Transfers(variable.Decision, p).Any(v => v.Id == variable.Id));
        PlannedComponent small = pool.Components.First(c => variable.Id.Contains($"/{c.Component.Id}/", StringComparison.Ordinal));
        (PlannedComponent giver, PlannedComponent taker) = taken ? (pool.Components[0], small) : (small, pool.Components[0]);
        double before = taker.Lines.Sum(l => pool.Years.Sum(y => money.Amount(l, y)));
        Dictionary<int, double> moved = pool.Years.ToDictionary(y => y, y => Math.Round(taker.Lines.Sum(l => after.GetValueOrDefault((l, y)) - money.Amount(l, y)), 6));
        return new PlanChange(variable, giver.Component.Title, taker.Component.Title, before, before + moved.Values.Sum(), moved);
    }

    private PlanChange Shift(DecisionVariable variable, double[] values)
    {
        Dictionary<(string Line, int Year), double> after = Amounts(values);
        string line = variable.Id[(variable.Id.IndexOf('/') + 1)..];
        Dictionary<int, double> moved = years.ToDictionary(y => y, y => Math.Round(after.GetValueOrDefault((line, y)) - money.Amount(line, y), 6));
        double total = years.Sum(y => money.Amount(line, y));
        return new PlanChange(variable, variable.Subject, null, total, total, moved);
    }

    private PlanChange QuotaChange(DecisionVariable variable, IReadOnlyList<double> values)
    {
        int level = 1 + Array.IndexOf(LevelNames, variable.Id.Split('/')[1]);
        Dictionary<int, double> after = years.ToDictionary(y => y, y => (double)NewQuota(values, level, y));
        return new PlanChange(variable, variable.Subject, null, years.Sum(y => QuotaOf(level, y)), after.Values.Sum(), after);
    }

    private double ValueOf(IReadOnlyList<double> values, string id, double otherwise)
    {
        for (int i = 0; i < Variables.Count; i++)
        {
            if (Variables[i].Id == id)
            {
                return values[i];
            }
        }

        return otherwise;
    }

    /// <summary>Billion VND by line and year. What moves is rounded: whole billions from five on, tenths below; each sum that must stay stays to the last digit.</summary>
    private Dictionary<(string Line, int Year), double> Amounts(IReadOnlyList<double> values)
    {
        Dictionary<(string Line, int Year), double> amounts = money.Copy();
        foreach (DecisionDefinition decision in Variables.Select(v => v.Decision).Where(d => d.Kind is DecisionKind.ComponentShares or DecisionKind.OwnShares).Distinct())
        {
            foreach (MoneyPool pool in Pools(decision))
            {
                foreach ((DecisionVariable variable, int i) in Transfers(decision, pool).Select((v, i) => (v, i)))
                {
                    double share = ValueOf(values, variable.Id, 0);
                    PlannedComponent first = pool.Components[0], other = pool.Components[i + 1];
                    (PlannedComponent giver, PlannedComponent taker) = share > 0 ? (first, other) : (other, first);
                    double most = decision.Limit / (share > 0 ? pool.Components.Count - 1 : 1);
                    foreach (int year in share == 0 ? [] : pool.Years)
                    {
                        double planned = giver.Lines.Sum(l => money.Amount(l, year));
                        Move(amounts, giver, taker, year, Tidy(Math.Abs(share) * most * planned));
                    }
                }
            }
        }

        foreach (DecisionVariable variable in Variables.Where(v => v.Decision.Kind == DecisionKind.OwnYears))
        {
            double early = ValueOf(values, variable.Id, 0);
            string line = variable.Id[(variable.Id.IndexOf('/') + 1)..];
            (int[] first, int[] last) = ([.. years.Take(years.Count / 2)], [.. years.Skip((years.Count + 1) / 2)]);
            for (int i = 0; i < first.Length; i++)
            {
                (int to, int from) = early > 0 ? (first[i], last[last.Length - 1 - i]) : (last[last.Length - 1 - i], first[i]);
                double moved = Math.Min(Tidy(Math.Abs(early) * variable.Decision.Limit * money.Amount(line, from)), amounts.GetValueOrDefault((line, from)));
                amounts[(line, from)] = amounts.GetValueOrDefault((line, from)) - moved;
                amounts[(line, to)] = amounts.GetValueOrDefault((line, to)) + moved;
            }
        }

        return amounts;
    }

    // Downwards, so that two moves together never take more than the limit.
    private static double Tidy(double billions) => billions >= 5 ? Math.Floor(billions + 1e-9) : Math.Round(Math.Floor((billions * 10) + 1e-9) / 10, 1);

    // Money leaves and enters the first line of a component that has it; a component's other lines are revisions that stay as decided.
    private static void Move(Dictionary<(string Line, int Year), double> amounts, PlannedComponent giver, PlannedComponent taker, int year, double billions)
    {
        string from = giver.Lines.MaxBy(l => amounts.GetValueOrDefault((l, year)))!;
        double moved = Math.Min(billions, amounts.GetValueOrDefault((from, year)));
        amounts[(from, year)] = amounts.GetValueOrDefault((from, year)) - moved;
        amounts[(taker.Lines[0], year)] = amounts.GetValueOrDefault((taker.Lines[0], year)) + moved;
    }

    private JsonObject Budgets(IReadOnlyList<double> values, PlanVariation variation, PlanCaption caption)
    {
        Dictionary<(string Line, int Year), double> amounts = Amounts(values);
        var budgets = new JsonObject();
        foreach (PlannedLine line in money.Lines)
        {
            double factor = money.Factor(line.Component.Id);
            var changed = new JsonObject();
            foreach (int year in years)
            {
                double planned = money.Amount(line.Id, year);
                double amount = amounts.GetValueOrDefault((line.Id, year)) * (Scaled(line.Source) ? variation.Money : 1);
                if (factor > 0 && Math.Abs(amount - planned) > 1e-9)
                {
                    changed[Text(year)] = Math.Round(amount / factor, 6);
                }
            }

            if (changed.Count > 0)
            {
                budgets[line.Id] = new JsonObject { ["amounts"] = changed, ["assumption"] = Both(caption.Assumption) };
            }
        }

        return budgets;
    }

    private void WriteFormulas(JsonObject root, IReadOnlyList<double> values, PlanCaption caption)
    {
        var rules = new JsonObject();
        var chosen = new JsonObject();
        foreach (ComponentDefinition component in pack.Funding.Components)
        {
            AllocationRule rule = scenario.Allocations[component.Id];
            double? kept = Variables.Select((v, i) => (v, i))
                .Where(v => v.v.Decision.Kind == DecisionKind.Concentration && v.v.Id == $"{v.v.Decision.Id}/{component.Programme}" && values[v.i] != v.v.Current)
                .Select(v => (double?)values[v.i]).FirstOrDefault();
            string? weight = Weighted(component, rule, values);
            if (rule.Kind != AllocationKind.Weights || (kept is null && weight is null))
            {
                continue;
            }

            var changed = new JsonObject();
            if (weight is null)
            {
                changed["rule"] = rule.Id;
            }
            else
            {
                changed["title"] = Both(rule.Title);
                changed["kind"] = "weights";
                changed["weight"] = weight;
                if (rule.DistrictWeight is { } district)
                {
                    changed["districtWeight"] = district.Text;
                }
            }

            if (rule.Filter is { } filter)
            {
                changed["filter"] = filter.Text;
            }

            changed["concentration"] = Math.Round(kept ?? rule.Concentration, 6);
            if (rule.Floor > 0)
            {
                changed["floor"] = rule.Floor;
            }

            if (double.IsFinite(rule.Ceiling))
            {
                changed["ceiling"] = rule.Ceiling;
            }

            if (weight is null)
            {
                chosen[component.Id] = changed;
                continue;
            }

            changed["assumption"] = Both(caption.Assumption);
            string name = "optimised-" + component.Id;
            rules[name] = changed;
            chosen[component.Id] = name;
        }

        Add(root, "allocationRules", rules);
        Add(root, "allocations", chosen);
    }

    private string? Weighted(ComponentDefinition component, AllocationRule rule, IReadOnlyList<double> values)
    {
        if (rule.Kind != AllocationKind.Weights)
        {
            return null;
        }

        string before = rule.Weight!.Text;
        string text = before;
        for (int i = 0; i < Variables.Count; i++)
        {
            DecisionVariable variable = Variables[i];
            if (variable.Decision.Kind == DecisionKind.Weights && values[i] != 1 && variable.Id.StartsWith($"{variable.Decision.Id}/{component.Programme}/", StringComparison.Ordinal))
            {
                DecisionPart part = variable.Decision.Parts.First(p => variable.Id.EndsWith("/" + p.Id, StringComparison.Ordinal));
                text = $"({text}) * (({InTime(part.Text)}) ? {Number(values[i])} : 1.0)";
            }
        }

        return ReferenceEquals(text, before) ? null : text;
    }

    // A formula holds for all years of a scenario; one that may change only later says so itself.
    private string InTime(string condition) => years[0] > locality.StartYear + 1 ? $"({condition}) && year >= {Text(years[0])}" : condition;

    private static string Number(double value) => Math.Round(value, 6).ToString("0.0#####", CultureInfo.InvariantCulture);

    private JsonObject Registration(IReadOnlyList<double> values, PlanVariation variation, PlanCaption caption)
    {
        var registration = new JsonObject();
        var quota = new JsonObject();
        for (int level = 1; level <= LevelNames.Length; level++)
        {
            var changed = new JsonObject();
            foreach (int year in years)
            {
                int number = NewQuota(values, level, year);
                if (number != QuotaOf(level, year))
                {
                    changed[Text(year)] = number;
                }
            }

            if (changed.Count > 0)
            {
                quota[LevelNames[level - 1]] = changed;
            }
        }

        Add(registration, "quota", quota);
        string before = scenario.Registration.Key?.Text ?? "commune.criteriaMet";
        string key = before;
        for (int i = 0; i < Variables.Count; i++)
        {
            if (Variables[i].Decision.Kind == DecisionKind.RegistrationKey && values[i] != 0)
            {
                DecisionPart part = Variables[i].Decision.Parts.First(p => Variables[i].Id.EndsWith("/" + p.Id, StringComparison.Ordinal));
                string term = years[0] > locality.StartYear + 1 ? $"(year >= {Text(years[0])} ? ({part.Text}) : 0.0)" : $"({part.Text})";
                key = $"{key} {(values[i] < 0 ? "-" : "+")} {Number(Math.Abs(values[i]))} * {term}";
            }
        }

        if (!ReferenceEquals(key, before))
        {
            registration["key"] = key;
        }

        if (variation.ListLength != 1)
        {
            registration["mostAtOnce"] = (int)Math.Min(100_000, Math.Round(scenario.Registration.MostAtOnce * variation.ListLength));
        }

        if (registration.Count > 0)
        {
            registration["assumption"] = Both(caption.Assumption);
        }

        return registration;
    }

    private int NewQuota(IReadOnlyList<double> values, int level, int year)
    {
        double number = 1, early = 0;
        for (int i = 0; i < Variables.Count; i++)
        {
            if (Variables[i].Decision.Kind == DecisionKind.Quota && Variables[i].Id.Split('/')[1] == LevelNames[level - 1])
            {
                (number, early) = Variables[i].Id.EndsWith("/early", StringComparison.Ordinal) ? (number, values[i]) : (values[i], early);
            }
        }

        // From +1 in the first year to −1 in the last.
        double place = years.Count > 1 ? 1 - (2.0 * (year - years[0]) / (years.Count - 1)) : 0;
        double wanted = Math.Round(QuotaOf(level, year) * number * (1 + (early * place)), MidpointRounding.AwayFromZero);

        // More in one year than the list ever holds would be words.
        return (int)Math.Clamp(wanted, 0, Math.Max(scenario.Registration.MostAtOnce, QuotaOf(level, year)));
    }

    private JsonObject LeverMembers(IReadOnlyList<double> values, PlanVariation variation, PlanCaption caption)
    {
        var levers = new JsonObject();
        for (int i = 0; i < Variables.Count; i++)
        {
            DecisionVariable variable = Variables[i];
            if (variable.Decision.Kind != DecisionKind.Lever || values[i] == variable.Current)
            {
                continue;
            }

            JsonObject at = levers;
            string[] path = variable.Decision.Field!.Split('.');
            foreach (string name in path[..^1])
            {
                at[name] ??= new JsonObject();
                at = at[name]!.AsObject();
                at["assumption"] = Both(caption.Assumption);
            }

            at[path[^1]] = variable.Decision.Switch ? JsonValue.Create(values[i] >= 0.5) : JsonValue.Create(Math.Round(values[i], 6));
        }

        IReadOnlyDictionary<int, double> ceilings = scenario.Levers.CounterpartCeiling;
        if (variation.Money != 1 && ceilings.Count > 0)
        {
            var scaled = new JsonObject();
            foreach (int year in years)
            {
                int? known = ceilings.Keys.Where(y => y <= year).Select(y => (int?)y).Max();
                if (known is { } y)
                {
                    scaled[Text(year)] = Math.Round(ceilings[y] * variation.Money, 6);
                }
            }

            Add(levers, "counterpartCeiling", scaled);
        }

        if (levers.Count > 0)
        {
            levers["assumption"] = Both(caption.Assumption);
        }

        return levers;
    }
}
