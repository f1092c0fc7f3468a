using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Running;
using Planner.Workbench.Boards;
using Planner.Workbench.Hosts;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;

namespace Planner.Cli.Commands;

/// <summary><c>planner</c> alone: opens the workbench on the shipped locality, computed while the screen is already there.</summary>
internal static class WorkbenchCommand
{
    private static readonly string ShippedLocality = Path.Combine("scenarios", "bac-kan");

    public static int Run(CommandCall call)
    {
        if (call.Host.OpenTerminal is not { } open)
        {
            throw new UsageException(Phrase.WorkbenchNeedsTerminal);
        }

        string folder = Find() ?? throw new UsageException(Phrase.WorkbenchNoLocality);
        using ITerminalHost terminal = open();
        return WorkbenchLoop.Run(terminal, call.Texts.Language, call.Host.Colours, (post, cancel) => Work(folder, post, cancel));
    }

    /// <summary>Computes the comparison and posts how far it is, then the board or why there is none.</summary>
    internal static void Work(string folder, Action<WorkbenchMessage> post, CancellationToken cancel)
    {
        try
        {
            var diagnostics = new DiagnosticBag();
            IReadOnlyList<ScenarioGroup> groups = ScenarioPaths.Resolve([folder], diagnostics);
            ComparisonInputs? inputs = diagnostics.HasErrors ? null : ComparisonInputs.Load(groups[0], diagnostics);
            if (inputs is null)
            {
                post(new WorkbenchMessage.Failed([.. diagnostics.InFileOrder().Select(d => Both(d.ToString()))]));
                return;
            }

            var options = new RunOptions(inputs.Reference.Replicates, inputs.Reference.Seed, Environment.ProcessorCount);
            int shown = -1;
            void Progress(long done, long total)
            {
                // One message per hundredth: the screen shows no finer.
                int share = (int)(100 * done / total);
                if (Interlocked.Exchange(ref shown, share) != share)
                {
                    post(new WorkbenchMessage.Progressed(share / 100.0));
                }
            }

            post(new WorkbenchMessage.Finished(BoardBuilder.Of(ComparisonRun.Of(inputs, options, Progress, cancel))));
        }
        catch (OperationCanceledException)
        {
            // The user has left.
        }
        catch (Exception e)
        {
            // A worker must not take the terminal down with it: what happened is shown on the screen.
            post(new WorkbenchMessage.Failed([Both($"{e.GetType().Name}: {e.Message}")]));
        }
    }

    private static LocalizedText Both(string text) => new(text, text);

    // From the working directory upwards, so that it works inside the project's folders too.
    private static string? Find()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, ShippedLocality);
            if (File.Exists(Path.Combine(candidate, "locality.json")))
            {
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), candidate);
            }
        }

        return null;
    }
}
