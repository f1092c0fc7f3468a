using System.Security.Cryptography;
using Planner.Simulation.Recording;
using Planner.Simulation.Storing;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Storing;

public sealed class OutcomeFileTests : IDisposable
{
    private const int Replicates = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("planner-outcomes-").FullName;

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameBytes()
    {
        Outcomes outcomes = LivelyModel.Run(new ReplicateRange(10, 20), Replicates);
        byte[] written = LivelyModel.Bytes(outcomes, Replicates);
        OutcomeFile read = OutcomeFile.Read(Put(written));
        Assert.Equal("địa phương", read.Header.Locality);
        Assert.Equal(new ReplicateRange(10, 20), read.Header.Range);
        Assert.True(read.Header.IsComplete);
        Assert.False(read.Header.IsWhole);
        Assert.Equal(written, LivelyModel.Bytes(read.Outcomes[0], Replicates));
    }

    [Fact]
    public void Read_ACheckpointWithGaps_HoldsWhatIsDone()
    {
        var outcomes = new Outcomes(LivelyModel.Run(new ReplicateRange(0, 2), Replicates).Shape, new ReplicateRange(0, Replicates));
        outcomes.Add(LivelyModel.Run(new ReplicateRange(30, 10), Replicates));
        outcomes.Add(LivelyModel.Run(new ReplicateRange(4, 6), Replicates));
        OutcomeFile read = OutcomeFile.Read(Put(LivelyModel.Bytes(outcomes, Replicates)));
        Assert.False(read.Header.IsComplete);
        Assert.Equal([new ReplicateRange(4, 6), new ReplicateRange(30, 10)], read.Outcomes[0].Done);
        read.Outcomes[0].Add(LivelyModel.Run(new ReplicateRange(0, 4), Replicates));
        read.Outcomes[0].Add(LivelyModel.Run(new ReplicateRange(10, 20), Replicates));
        Assert.Equal(
            LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, Replicates), Replicates), Replicates), LivelyModel.Bytes(read.Outcomes[0], Replicates));
    }

    [Fact]
    public void Write_NotANumber_IsCanonical()
    {
        Outcomes a = LivelyModel.Run(new ReplicateRange(0, 4), 4);
        Outcomes b = LivelyModel.Run(new ReplicateRange(0, 4), 4);
        a.Columns[0][1] = double.NaN;
        b.Columns[0][1] = BitConverter.Int64BitsToDouble(unchecked((long)0xFFF8_0000_0000_1234));
        Assert.Equal(LivelyModel.Bytes(a, 4), LivelyModel.Bytes(b, 4));
    }

    [Fact]
    public void Read_CutAnywhere_IsRefused()
    {
        byte[] whole = LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, 4), 4), 4);
        for (int length = 0; length < whole.Length; length += length < 200 ? 1 : 97)
        {
            OutcomeFileException refused = Assert.Throws<OutcomeFileException>(() => OutcomeFile.Read(Put(whole[..length])));
            Assert.Equal(length < 8 ? OutcomeFault.Foreign : OutcomeFault.Truncated, refused.Fault);
        }
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        byte[] whole = LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, 4), 4), 4);
        for (int at = 0; at < whole.Length; at += at < 200 ? 1 : 41)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x40;
            Assert.Throws<OutcomeFileException>(() => OutcomeFile.Read(Put(changed)));
        }
    }

    [Fact]
    public void Read_BytesBehindTheEnd_IsRefused()
    {
        byte[] whole = LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, 4), 4), 4);
        Assert.Equal(OutcomeFault.TooLong, Assert.Throws<OutcomeFileException>(() => OutcomeFile.ReadHeader(Put([.. whole, 0]))).Fault);
    }

    [Fact]
    public void Read_ChecksumRightAndContentWrong_IsRefused()
    {
        Outcomes outcomes = LivelyModel.Run(new ReplicateRange(0, 4), 4);
        outcomes.FirstYears[0]++;
        Assert.Equal(OutcomeFault.Implausible, Assert.Throws<OutcomeFileException>(() => OutcomeFile.Read(Put(LivelyModel.Bytes(outcomes, 4)))).Fault);
    }

    [Theory]
    [InlineData("planner")]
    [InlineData("{\"format\": \"planner run 1\"}")]
    public void Read_AnotherFile_IsForeign(string text) =>
        Assert.Equal(OutcomeFault.Foreign, Assert.Throws<OutcomeFileException>(() => OutcomeFile.Read(Put(System.Text.Encoding.UTF8.GetBytes(text)))).Fault);

    [Fact]
    public void Read_HugeCountsInTheHeader_AreRefusedBeforeAnythingIsAllocated()
    {
        // Communes, the first number of the shape, stands behind signature, version, two texts, seed and three numbers.
        byte[] whole = LivelyModel.Bytes(LivelyModel.Run(new ReplicateRange(0, 4), 4), 4);
        int communes = 8 + 4 + 2 + "engine".Length + 2 + System.Text.Encoding.UTF8.GetByteCount("địa phương") + 8 + 12;
        Assert.Equal(3, BitConverter.ToInt32(whole, communes));
        BitConverter.GetBytes(int.MaxValue).CopyTo(whole, communes);
        SHA256.HashData(whole.AsSpan(0, whole.Length - 32)).CopyTo(whole, whole.Length - 32);
        Assert.Equal(OutcomeFault.Truncated, Assert.Throws<OutcomeFileException>(() => OutcomeFile.Read(Put(whole))).Fault);
    }

    [Fact]
    public void Read_ManyReplicatesSaidAndFewHeld_IsRefusedBeforeTheirMemoryIsTaken()
    {
        var outcomes = new Outcomes(LivelyModel.Run(new ReplicateRange(0, 2), 4).Shape, new ReplicateRange(0, 4));
        outcomes.Add(LivelyModel.Run(new ReplicateRange(0, 2), 4));
        byte[] file = LivelyModel.Bytes(outcomes, 4);

        // Replicates of the run, then first and number of those of the file; the two that are held stay.
        int replicates = 8 + 4 + 2 + "engine".Length + 2 + System.Text.Encoding.UTF8.GetByteCount("địa phương") + 8;
        BitConverter.GetBytes(10_000_000).CopyTo(file, replicates);
        BitConverter.GetBytes(10_000_000).CopyTo(file, replicates + 8);
        SHA256.HashData(file.AsSpan(0, file.Length - 32)).CopyTo(file, file.Length - 32);
        string path = Put(file);
        Assert.Equal(10_000_000, OutcomeFile.ReadHeader(path).Range.Count);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(OutcomeFault.Implausible, Assert.Throws<OutcomeFileException>(() => OutcomeFile.Read(path)).Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void Read_NoReplicatesAndMillionsOfColumns_IsRefusedBeforeTheyAreMade()
    {
        byte[] file = LivelyModel.Bytes(new Outcomes(LivelyModel.Run(new ReplicateRange(0, 2), 4).Shape, new ReplicateRange(4, 0)), 4);
        int metrics = 8 + 4 + 2 + "engine".Length + 2 + System.Text.Encoding.UTF8.GetByteCount("địa phương") + 8 + 12 + 8;
        BitConverter.GetBytes(100_000_000).CopyTo(file, metrics);
        SHA256.HashData(file.AsSpan(0, file.Length - 32)).CopyTo(file, file.Length - 32);
        string path = Put(file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(OutcomeFault.Implausible, Assert.Throws<OutcomeFileException>(() => OutcomeFile.Read(path)).Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void Add_AReplicateTwice_Throws()
    {
        var outcomes = new Outcomes(LivelyModel.Run(new ReplicateRange(0, 2), 4).Shape, new ReplicateRange(0, 4));
        outcomes.Add(LivelyModel.Run(new ReplicateRange(0, 2), 4));
        Assert.Throws<ArgumentException>(() => outcomes.Add(LivelyModel.Run(new ReplicateRange(1, 2), 4)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(byte[] bytes)
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
