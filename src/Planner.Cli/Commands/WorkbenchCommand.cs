using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;

namespace Planner.Cli.Commands;

/// <summary><c>planner</c> alone: opens the workbench.</summary>
internal static class WorkbenchCommand
{
    public static int Run(CommandCall call)
    {
        call.Host.Error.WriteLine(call.Texts[Phrase.WorkbenchNeedsTerminal]);
        return ExitCode.BadInput;
    }
}
