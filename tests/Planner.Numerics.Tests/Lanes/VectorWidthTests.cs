using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace Planner.Numerics.Tests.Lanes;

/// <summary>The kernels on a machine with fewer instruction sets: the same bytes. Each runs as a process, for a process cannot put off what it has.</summary>
public sealed class VectorWidthTests
{
    [Theory]
    [InlineData("", "avx512 True avx2 True 256 True 128 True vector 4 lanes 8", "avx512")]
    [InlineData("DOTNET_EnableAVX512", "avx512 False avx2 True 256 True 128 True vector 4 lanes 4", "avx2")]
    [InlineData("DOTNET_EnableAVX2", "avx512 False avx2 False", "avx2")]
    [InlineData("DOTNET_EnableAVX", "avx512 False avx2 False 256 False 128 True vector 2 lanes 2", "sse")]
    [InlineData("DOTNET_EnableHWIntrinsic", "avx512 False avx2 False 256 False 128 False vector 2 lanes 2", "sse")]
    public void Kernels_WithInstructionsSwitchedOff_GiveTheSameBytes(string switchedOff, string machine, string needs)
    {
        string[] report = Run(switchedOff);

        // On a machine that lacks the instructions anyway only the answers can be compared.
        if (needs switch { "avx512" => Avx512F.IsSupported, "avx2" => Avx512F.IsSupported || Avx2.IsSupported, _ => X86Base.IsSupported })
        {
            Assert.StartsWith(machine, report[0], StringComparison.Ordinal);
        }

        string[] here = KernelDigest.Report().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(here[1..], report[1..]);
    }

    private static string[] Run(string switchedOff)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(VectorWidthTests).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
