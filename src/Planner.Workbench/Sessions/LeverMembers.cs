using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>Levers that are there only where the scenario's files have them, with the coefficients they need: the registration quota, and the single levers of docs/scenario-format.md.</summary>
internal static class LeverMembers
{
    private const double MostShare = 0.9;
    private const double MostFactor = 5;

    private static readonly (string Level, Wording Title)[] Levels = [("newRural", Wording.LeverQuotaNewRural), ("advanced", Wording.LeverQuotaAdvanced), ("model", Wording.LeverQuotaModel)];

    private static readonly (string Lever, string Member, Wording Title, bool Share)[] Members =
    [
        ("costSharing", "share", Wording.LeverCostSharing, true),
        ("householdGathering", "share", Wording.LeverGathering, true),
        ("hangingReservoirs", "share", Wording.LeverReservoirs, true),
        ("householdReview", "inclusionError", Wording.LeverInclusionError, true),
        ("householdReview", "exclusionError", Wording.LeverExclusionError, true),
        ("infrastructureVersusLivelihood", "share", Wording.LeverLivelihood, true),
        ("remoteRoads", "weight", Wording.LeverRemoteWeight, false),
        ("remoteRoads", "emphasis", Wording.LeverRemoteEmphasis, false),
        ("weakestFirst", "focus", Wording.LeverWeakest, false),
        ("officialsAssigned", "share", Wording.LeverOfficials, true),
        ("priorityCommunes", "factor", Wording.LeverPriority, false),
        ("budgetLevels", "districtShare", Wording.LeverDistrictShare, true),
    ];

    /// <summary>The levers that the files have.</summary>
    /// <param name="chain">The scenario's files.</param>
    /// <param name="years">Years of the plan, after the start year.</param>
    public static IEnumerable<LeverItem> Of(ScenarioChain chain, IEnumerable<int> years)
    {
        foreach ((string lever, string member, Wording title, bool share) in Members)
        {
            if (chain.At("levers", lever, member) is { Kind: JsonKind.Number, Number: var value })
            {
                yield return new LeverItem(
                    lever + "." + member, WorkbenchActions.Said(title), share ? LeverKind.Share : LeverKind.Number, 0, Math.Max(share ? MostShare : MostFactor, value), share ? 0.05 : 0.1, value, value)
                {
                    Paths = [["levers", lever, member]],
                };
            }
        }

        if (chain.At("registration", "mostAtOnce") is { Kind: JsonKind.Number, Number: var most })
        {
            yield return new LeverItem("mostAtOnce", WorkbenchActions.Said(Wording.LeverMostAtOnce), LeverKind.Number, 0, Math.Max(100, 2 * most), 1, most, most) { Paths = [["registration", "mostAtOnce"]] };
        }

        int[] all = [.. years.Order()];
        foreach ((string level, Wording title) in Levels)
        {
            // A level that is not named has no list; a year that is not named registers nobody.
            foreach (int year in chain.At("registration", "quota", level) is null ? [] : all)
            {
                string named = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
                double quota = chain.At("registration", "quota", level, named) is { Kind: JsonKind.Number, Number: var n } ? n : 0;
                yield return new LeverItem("quota." + level + "." + named, BoardBuilder.Both(l => WorkbenchView.Book.Format(l, title, named)), LeverKind.Number, 0, Math.Max(30, 2 * quota), 1, quota, quota)
                {
                    Paths = [["registration", "quota", level, named]],
                };
            }
        }
    }
}
