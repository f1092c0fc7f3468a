using FsCheck;
using FsCheck.Fluent;
using Planner.Fuzzing.Running;

namespace Planner.Fuzzing.Tests;

/// <summary>The quick form of the fuzzer: some inputs of every target at each run of the suite, others each time. The long form is a command of its own (docs/reliability.md).</summary>
public sealed class QuickFuzzTests
{
    public static TheoryData<string, int> Targets => new()
    {
        { "json", 150 }, { "expression", 300 }, { "agreement", 15 }, { "eval", 150 }, { "rules", 8 }, { "scenario", 60 }, { "locality", 30 }, { "csv", 200 }, { "manifest", 200 },
        { "store", 200 }, { "settings", 100 }, { "import", 40 }, { "import-notes", 60 }, { "drafts", 25 }, { "tests-files", 15 }, { "synthesis", 25 }, { "history", 100 }, { "archive", 100 },
        { "editing", 150 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Try_GeneratedInputs_AreTakenOrRefusedAndNothingElse(string name, int inputs)
    {
        FuzzTarget target = FuzzTargets.Make(name);
        Arbitrary<byte[]> made = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => target.Make(new Random(seed))), Smaller);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(inputs), Prop.ForAll(made, input => Tried(target, input)));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Make_SameNumbers_MakesTheSameInput(string name, int inputs)
    {
        FuzzTarget target = FuzzTargets.Make(name);
        for (int i = 0; i < Math.Min(inputs, 20); i++)
        {
            Assert.Equal(target.Make(FuzzRun.RandomOf(3, name, i)), target.Make(FuzzRun.RandomOf(3, name, i)));
        }
    }

    [Fact]
    public void Shrink_FailingInput_KeepsOnlyWhatFails()
    {
        byte[] input = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        byte[] small = Shrinker.Shrink(input, b => b.Contains((byte)17) && b.Contains((byte)180), TimeSpan.FromMinutes(1));
        Assert.Equal<byte>([17, 180], small);
    }

    [Fact]
    public void Run_TargetThatFaults_ReportsEachKindOnceWithASmallInput()
    {
        string folder = Directory.CreateTempSubdirectory("planner-fuzz-").FullName;
        try
        {
            FuzzReport report = new FuzzRun(new Faulty(), 1, folder, TextWriter.Null).Run(0, 100);
            FuzzFinding finding = Assert.Single(report.Findings);
            Assert.Equal([(byte)'x'], finding.Input);
            Assert.IsType<InvalidOperationException>(finding.Fault);
            Assert.Single(Directory.EnumerateFiles(folder, "finding-faulty-*"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Taken or refused is all the same; only an exception is a fault.</summary>
    private static bool Tried(FuzzTarget target, byte[] input)
    {
        target.Try(input);
        return true;
    }

    private static IEnumerable<byte[]> Smaller(byte[] input)
    {
        for (int piece = input.Length / 2; piece > 0; piece /= 2)
        {
            for (int at = 0; at < input.Length; at += piece)
            {
                yield return [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + piece))];
            }
        }
    }

    private sealed class Faulty : FuzzTarget
    {
        public override string Name => "faulty";

        public override string Ending => ".txt";

        public override int Weight => 1;

        public override byte[] Make(Random random) => [.. Enumerable.Range(0, 20).Select(_ => (byte)random.Next('a', 'z'))];

        public override bool Try(byte[] input) => input.Contains((byte)'x') ? throw new InvalidOperationException("x") : true;
    }
}
