using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Commands;

/// <summary>Reads input files and prints what is wrong with them, each fault with its place.</summary>
internal static class InputFiles
{
    /// <summary>Reads files; remarks and faults go to standard error.</summary>
    /// <typeparam name="T">What they hold.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="read">Reads them; null when there was a fault.</param>
    /// <exception cref="InputFaultsException">There were faults, now printed.</exception>
    public static T Read<T>(CommandCall call, Func<DiagnosticBag, T?> read)
        where T : class
    {
        var diagnostics = new DiagnosticBag();
        T? result = Interruptible.Run(_ => read(diagnostics), call.Host.Cancelled);
        bool failed = result is null || diagnostics.HasErrors;
        foreach (Diagnostic diagnostic in diagnostics.InFileOrder().Where(d => d.Severity == Severity.Error || !call.Quiet))
        {
            call.Host.Error.WriteLine(diagnostic.In(call.Texts.Language));
        }

        return failed ? throw new InputFaultsException() : result!;
    }
}
