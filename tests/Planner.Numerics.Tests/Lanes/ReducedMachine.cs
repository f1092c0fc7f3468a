using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Planner.Numerics.Tests.Lanes;

/// <summary>This machine with instruction sets switched off: a process of its own, for a process cannot put off what it has.</summary>
internal static class ReducedMachine
{
    /// <summary>Runs a test assembly as a program and returns what it prints.</summary>
    /// <param name="program">The assembly.</param>
    /// <param name="switchedOff">The runtime's setting that is set to 0; none when empty. Settings of this kind that the test run itself has are left out.</param>
    /// <param name="arguments">Its arguments.</param>
    public static string Output(Assembly program, string switchedOff, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("DOTNET_Enable", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (switchedOff.Length > 0)
        {
            start.Environment[switchedOff] = "0";
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
