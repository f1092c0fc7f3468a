using System.Buffers.Binary;
using System.Security.Cryptography;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

namespace Planner.Fuzzing.Targets;

/// <summary>Files of outcomes: stored runs, checkpoints, slices. Half of the damaged ones get a sound checksum again, as from somebody who means harm.</summary>
internal sealed class StoreTarget : FuzzTarget
{
    private static readonly int[] Counts = [0, 1, -1, 2, 40, 255, 65_536, 1_000_000, 10_000_000, int.MaxValue, int.MinValue];

    private readonly byte[][] whole = [Written(0, 4, 4), Written(4, 6, 40), Written(0, 2, 40)];
    private readonly string path = Path.Combine(Repository.Temporary, "outcomes.planner");

    public override string Name => "store";

    public override string Ending => ".planner";

    public override int Weight => 8;

    public override byte[] Make(Random random)
    {
        byte[] bytes = random.Pick(whole);
        if (random.Next(2) == 0)
        {
            bytes = [.. bytes];

            // The header's numbers follow the two texts.
            int at = 12 + 2 + 5 + 2 + 4 + 8 + (4 * random.Next(14));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Math.Min(at, bytes.Length - 4)), random.Pick(Counts));
        }
        else
        {
            bytes = ByteChanges.Damaged(bytes, random);
        }

        if (random.Next(2) == 0 && bytes.Length > SHA256.HashSizeInBytes)
        {
            bytes = [.. bytes];
            SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes)).CopyTo(bytes.AsSpan(bytes.Length - SHA256.HashSizeInBytes));
        }

        return bytes;
    }

    public override bool Try(byte[] input)
    {
        File.WriteAllBytes(path, input);
        OutcomeHeader? header = null;
        try
        {
            header = OutcomeFile.ReadHeader(path);
            OutcomeFile file = OutcomeFile.Read(path);
            using var memory = new MemoryStream();
            OutcomeFile.Write(memory, file.Header, file.Outcomes);
            return true;
        }
        catch (OutcomeFileException)
        {
            return false;
        }
        finally
        {
            _ = header?.IsWhole;
        }
    }

    private static byte[] Written(int first, int count, int replicates)
    {
        var shape = new OutcomeShape(3, 6, 2, 2, 4, 2);
        var outcomes = new Outcomes(shape, new ReplicateRange(first, count == 2 ? replicates : count));
        var part = new Outcomes(shape, new ReplicateRange(first, count));
        for (int i = 0; i < part.FirstYears.Length; i += shape.Years + 1)
        {
            part.FirstYears[i] = count;
        }

        outcomes.Add(part);
        using var memory = new MemoryStream();
        OutcomeFile.Write(
            memory, new OutcomeHeader("0.1.0", "test", 42, replicates, outcomes.Range, [.. outcomes.Done], shape, [new OutcomeRun("a", new RunAddress(new string('a', 64)))]), [outcomes]);
        return memory.ToArray();
    }
}
