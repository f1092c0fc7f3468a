using Planner.Workbench.Keys;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>The actions of the screen of sensitivity; part of the one table.</summary>
internal static class StudyActions
{
    /// <summary>Every one of them.</summary>
    public static IEnumerable<WorkbenchAction> All()
    {
        const WorkbenchScreen Here = WorkbenchScreen.Sensitivity;
        static Wording? Always(WorkbenchState state) => null;
        static Wording? NeedsBoard(WorkbenchState state) => state.Board is null ? Wording.WhyNoResults : null;
        static Wording? NeedsRunning(WorkbenchState state) => state.Sensitivity.Running is null ? Wording.WhyNothingRuns : null;
        yield return new(ActionName.StudyRun, "r", key => key.Types('r'), Here, 3, StudyUpdate.WhyNotRun, StudyUpdate.Run);
        yield return new(ActionName.StudyStop, "s", key => key.Types('s'), Here, 4, NeedsRunning, s => s.Wanting(new WorkbenchRequest.StopStudy()));
        yield return new(
            ActionName.StudyPreviousTarget, "←", key => key.Kind == KeyKind.Left || key.Types('h'), Here, 0, NeedsBoard, s => StudyUpdate.Turn(s, -1));
        yield return new(ActionName.StudyNextTarget, "→", key => key.Kind == KeyKind.Right || key.Types('l'), Here, 5, NeedsBoard, s => StudyUpdate.Turn(s, 1));
        yield return new(ActionName.StudyMethod, "m", key => key.Types('m'), Here, 6, Always, StudyUpdate.NextMethod);
        yield return new(ActionName.StudyKind, "f", key => key.Types('f'), Here, 7, Always, StudyUpdate.NextKind);
        yield return new(ActionName.StudyEffort, "e", key => key.Types('e'), Here, 8, Always, StudyUpdate.NextEffort);
    }
}
