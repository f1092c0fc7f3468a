using Planner.Workbench.Keys;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>The actions of the screen of optimisation; part of the one table.</summary>
internal static class OptimiseActions
{
    /// <summary>Every one of them.</summary>
    public static IEnumerable<WorkbenchAction> All()
    {
        const WorkbenchScreen Here = WorkbenchScreen.Optimise;
        static Wording? Always(WorkbenchState state) => null;
        static Wording? NeedsRunning(WorkbenchState state) => state.Optimise.Running is null ? Wording.WhyNothingRuns : null;
        static Wording? NeedsLeastMoney(WorkbenchState state) => state.Optimise.Objective == ObjectiveChoice.LeastMoney ? null : Wording.WhyNoPercent;
        static Wording? NeedsAnswer(WorkbenchState state) => OptimiseUpdate.Shows(state) ? null : Wording.WhyNotStudied;
        yield return new(ActionName.PlanRun, "r", key => key.Types('r'), Here, 3, OptimiseUpdate.WhyNotRun, OptimiseUpdate.Run);
        yield return new(ActionName.PlanStop, "s", key => key.Types('s'), Here, 4, NeedsRunning, s => s.Wanting(new WorkbenchRequest.StopSearch()));
        yield return new(ActionName.PlanSave, "w", key => key.Types('w'), Here, 4, OptimiseUpdate.WhyNotSave, OptimiseUpdate.AskTitle);
        yield return new(ActionName.PlanNextObjective, "→", key => key.Kind == KeyKind.Right || key.Types('l'), Here, 6, Always, s => OptimiseUpdate.Turn(s, 1));
        yield return new(ActionName.PlanPreviousObjective, "←", key => key.Kind == KeyKind.Left || key.Types('h'), Here, 0, Always, s => OptimiseUpdate.Turn(s, -1));
        yield return new(ActionName.PlanMark, "Space", key => key.Types(' '), Here, 7, OptimiseUpdate.WhyNotMark, OptimiseUpdate.Mark);
        yield return new(ActionName.PlanMore, "+", key => key.Types('+'), Here, 0, NeedsLeastMoney, s => OptimiseUpdate.Ask(s, 1));
        yield return new(ActionName.PlanLess, "-", key => key.Types('-'), Here, 0, NeedsLeastMoney, s => OptimiseUpdate.Ask(s, -1));
        yield return new(ActionName.PlanEffort, "e", key => key.Types('e'), Here, 8, Always, OptimiseUpdate.NextEffort);
        yield return new(ActionName.PlanChart, "v", key => key.Types('v'), Here, 5, NeedsAnswer, s => s with { Optimise = s.Optimise with { Chart = !s.Optimise.Chart } });
    }
}
