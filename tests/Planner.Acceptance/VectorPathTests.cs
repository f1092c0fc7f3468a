using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Planner.Numerics.Tests.Lanes;

namespace Planner.Acceptance;

/// <summary>A whole run on a machine with fewer instruction sets: the same bytes.</summary>
public sealed class VectorPathTests
{
    private static readonly Lazy<string> Here = new(() => CommandRun.Of(Arguments).Out);

    private static string[] Arguments => ["run", Path.Combine(Repository.BacKan, "as-planned.scenario.json"), "--runs", "24", "--seed", "5", "--threads", "1", "--json"];

    /// <summary>Which instruction sets this process may use.</summary>
    internal static string Machine() =>
        $"avx512 {Avx512F.IsSupported} avx2 {Avx2.IsSupported} 256 {Vector256.IsHardwareAccelerated} 128 {Vector128.IsHardwareAccelerated}";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "avx512 False avx2 True 256 True 128 True", "avx2")]
    [InlineData("DOTNET_EnableAVX2", "avx512 False avx2 False", "avx2")]
    [InlineData("DOTNET_EnableHWIntrinsic", "avx512 False avx2 False 256 False 128 False", "sse")]
    public void Run_WithInstructionsSwitchedOff_GivesTheSameBytes(string switchedOff, string machine, string needs)
    {
        (string found, string output) = Run(switchedOff);

        // On a machine that lacks the instructions anyway only the answers can be compared.
        if (needs == "avx2" ? Avx2.IsSupported : X86Base.IsSupported)
        {
            Assert.StartsWith(machine, found, StringComparison.Ordinal);
        }

        Assert.Equal(Here.Value, output);
        Assert.Contains("\"scenarios\"", output, StringComparison.Ordinal);
    }

    private static (string Machine, string Output) Run(string switchedOff)
    {
        string output = ReducedMachine.Output(typeof(VectorPathTests).Assembly, switchedOff, Arguments);
        int line = output.IndexOf('\n', StringComparison.Ordinal);
        return (output[..line], output[(line + 1)..]);
    }
}
