using Planner.Simulation.Storing;

namespace Planner.Simulation.Tests.Storing;

public sealed class StagedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner staged ệ ").FullName;

    [Fact]
    public void Write_WithoutCommit_LeavesTheOldFileAndNothingElse()
    {
        string path = Old("a.json");
        using (StagedFile file = StagedFile.Write(path, s => s.Write("new"u8)))
        {
            Assert.Equal("old", File.ReadAllText(path));
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void Write_WriterThatFails_SurfacesItsFaultAndLeavesNothing()
    {
        string path = Old("a.json");
        Assert.Throws<InvalidOperationException>(() => StagedFile.Write(path, s =>
        {
            s.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void Write_FolderThatIsAFile_SaysWhichFileAndWhy()
    {
        string inTheWay = Old("here");
        string path = Path.Combine(inTheWay, "a.json");
        FileWriteException fault = Assert.Throws<FileWriteException>(() => StagedFile.Write(path, s => s.Write("x"u8)));
        Assert.Equal(path, fault.File);
        Assert.DoesNotContain(".tmp", fault.File, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(inTheWay));
    }

    [Fact]
    public void Commit_PlaceThatIsAFolder_IsAWriteFaultAndLeavesNoTemporaryFile()
    {
        string path = Path.Combine(folder, "a.json");
        Directory.CreateDirectory(path);
        using (StagedFile file = StagedFile.Write(path, s => s.Write("x"u8)))
        {
            Assert.Equal(path, Assert.Throws<FileWriteException>(file.Commit).File);
        }

        Assert.Empty(Directory.EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = 0 }));
    }

    [Fact]
    public void Commit_OverASymbolicLink_ReplacesTheLinkNotWhatItLeadsTo()
    {
        string elsewhere = Old("elsewhere.txt");
        string path = Path.Combine(folder, "a.json");
        File.CreateSymbolicLink(path, elsewhere);
        AtomicFile.Write(path, s => s.Write("new"u8));
        Assert.Equal("old", File.ReadAllText(elsewhere));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    [Fact]
    public void Commit_TemporaryFilesOfKilledProcesses_GoWhenTheyAreOldAndOfTheSameName()
    {
        string path = Path.Combine(folder, "a.json");
        string old = Left("a.json", TimeSpan.FromHours(2));
        string young = Left("a.json", TimeSpan.FromMinutes(2));
        string other = Left("b.json", TimeSpan.FromHours(2));
        string mine = Path.Combine(folder, ".a.json.notes.tmp");
        File.WriteAllText(mine, "the user's own");
        File.SetLastWriteTimeUtc(mine, DateTime.UtcNow - TimeSpan.FromHours(2));
        AtomicFile.Write(path, s => s.Write("x"u8));
        Assert.False(File.Exists(old));
        Assert.All([young, other, mine], f => Assert.True(File.Exists(f)));
    }

    [Fact]
    public async Task Write_FromManyThreadsAtOnce_LeavesOneWholeFile()
    {
        string path = Path.Combine(folder, "a.bin");
        byte[][] contents = [.. Enumerable.Range(0, 16).Select(i => Enumerable.Repeat((byte)i, 100_000).ToArray())];
        await Parallel.ForEachAsync(contents, async (content, _) =>
        {
            await Task.Yield();
            AtomicFile.Write(path, s => s.Write(content));
        });
        byte[] kept = await File.ReadAllBytesAsync(path);
        Assert.Contains(contents, c => c.AsSpan().SequenceEqual(kept));
        Assert.Single(Directory.EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = 0 }));
    }

    [Theory]
    [InlineData(28, FileTroubleKind.DiskFull)]
    [InlineData(122, FileTroubleKind.DiskFull)]
    [InlineData(30, FileTroubleKind.Denied)]
    [InlineData(unchecked((int)0x80070070), FileTroubleKind.DiskFull)]
    [InlineData(unchecked((int)0x80070020), FileTroubleKind.InUse)]
    [InlineData(unchecked((int)0x80070021), FileTroubleKind.InUse)]
    [InlineData(unchecked((int)0x80070013), FileTroubleKind.Denied)]
    [InlineData(5, FileTroubleKind.Other)]
    public void KindOf_WhatTheSystemSays_IsTold(int result, FileTroubleKind kind) =>
        Assert.Equal(kind, new FileWriteException("a", new IOException("x", result)).Kind);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Old(string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, "old");
        return path;
    }

    private string Left(string name, TimeSpan age)
    {
        string path = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.tmp");
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
        return path;
    }
}
