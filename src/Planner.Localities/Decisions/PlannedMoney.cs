using Planner.Localities.Scenarios;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>A scenario's budget lines as its files give them, before levers move any of it.</summary>
internal sealed class PlannedMoney
{
    private readonly Dictionary<string, Dictionary<int, double>> amounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> factors = new(StringComparer.Ordinal);

    /// <summary>Reads the merged document of a scenario that was loaded without a fault.</summary>
    public PlannedMoney(JsonValue root, RulePack pack)
    {
        var named = (root["budgetFactors"]?.Members ?? []).ToDictionary(m => m.Name, m => (object)m.Value.Number, StringComparer.Ordinal);
        var lines = new List<PlannedLine>();
        foreach (JsonMember member in root["budgets"]?.Members ?? [])
        {
            ComponentDefinition component = pack.Funding.Components.First(c => c.Id == member.Value["component"]!.Text);
            MoneySource from = Enum.Parse<MoneySource>(member.Value["from"]!.Text, ignoreCase: true);
            factors[component.Id] = (double?)ComponentKeys.Of(component, named) ?? 1;
            amounts[member.Name] = member.Value["amounts"]!.Members
                .ToDictionary(a => int.Parse(a.Name, System.Globalization.CultureInfo.InvariantCulture), a => a.Value.Number * factors[component.Id]);
            lines.Add(new PlannedLine(member.Name, component, from));
        }

        Lines = lines;
    }

    /// <summary>The lines in file order.</summary>
    public IReadOnlyList<PlannedLine> Lines { get; }

    /// <summary>Factor on a component's amounts.</summary>
    public double Factor(string component) => factors[component];

    /// <summary>Billion VND of a line in a year, after its factor.</summary>
    public double Amount(string line, int year) => amounts.TryGetValue(line, out Dictionary<int, double>? years) ? years.GetValueOrDefault(year) : 0;

    /// <summary>A copy of the amounts that may be changed.</summary>
    public Dictionary<(string Line, int Year), double> Copy() =>
        amounts.SelectMany(l => l.Value.Select(y => (Key: (l.Key, y.Key), y.Value))).ToDictionary(x => x.Key, x => x.Value);

    /// <summary>Whether the locality's own budget pays a line.</summary>
    public static bool IsOwn(MoneySource source) => source is MoneySource.Province or MoneySource.District or MoneySource.Commune;
}
