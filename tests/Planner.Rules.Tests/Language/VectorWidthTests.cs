using System.Runtime.Intrinsics.X86;
using Planner.Numerics.Tests.Lanes;

namespace Planner.Rules.Tests.Language;

/// <summary>The lanes on a machine with fewer instruction sets: the same bytes.</summary>
public sealed class VectorWidthTests
{
    [Theory]
    [InlineData("", "avx512 True avx2 True 256 True 128 True vector 4 kernel Bits512", "avx512")]
    [InlineData("DOTNET_EnableAVX512", "avx512 False avx2 True 256 True 128 True vector 4 kernel Bits256", "avx2")]
    [InlineData("DOTNET_EnableAVX2", "avx512 False avx2 False", "avx2")]
    [InlineData("DOTNET_EnableAVX", "avx512 False avx2 False 256 False 128 True vector 2 kernel Bits128", "sse")]
    [InlineData("DOTNET_EnableHWIntrinsic", "avx512 False avx2 False 256 False 128 False vector 2 kernel Scalar", "sse")]
    public void Lanes_WithInstructionsSwitchedOff_GiveTheSameBytes(string switchedOff, string machine, string needs)
    {
        string[] report = ReducedMachine.Output(typeof(VectorWidthTests).Assembly, switchedOff).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // On a machine that lacks the instructions anyway only the answers can be compared.
        if (needs switch { "avx512" => Avx512F.IsSupported, "avx2" => Avx512F.IsSupported || Avx2.IsSupported, _ => X86Base.IsSupported })
        {
            Assert.StartsWith(machine, report[0], StringComparison.Ordinal);
        }

        string[] here = LaneDigest.Report().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(here[1..], report[1..]);
    }
}
