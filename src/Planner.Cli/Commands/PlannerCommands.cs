using Planner.Cli.Arguments;
using Planner.Cli.Words;

namespace Planner.Cli.Commands;

/// <summary>All commands, in the order of the help.</summary>
internal static class PlannerCommands
{
    /// <summary>The tree that every call goes through.</summary>
    public static readonly CommandTree Tree = new(
        WorkbenchCommand.Spec,
        [
            ComparisonCommands.Compare,
            ComparisonCommands.RunOne,
            MergeCommand.Spec,
            SubmitCommand.Spec,
            RunsCommand.Spec,
            ReproduceCommand.Spec,
            ExplainCommand.Spec,
            FeasibilityCommand.Spec,
            ObstacleCommands.Bottlenecks,
            ObstacleCommands.Paths,
            SensitivityCommand.Spec,
            OptimiseCommand.Spec,
            ImpactCommand.Spec,
            DiffCommand.Spec,
            DiscoverCommand.Spec,
            ReportCommands.Report,
            ReportCommands.Export,
            ImportCommand.Spec,
            CheckCommand.Spec,
            TestCommand.Spec,
            DraftCommand.Spec,
            SynthesiseCommand.Spec,
            CalibrateCommand.Spec,
            BacktestCommand.Spec,
            TargetsCommand.Spec,
            ProvenanceCommand.Spec,
            EvalCommand.Spec,
            SchemaCommand.Spec,
        ]);
}
