using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Tests.Documents;

public sealed class BoundedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner bounded ").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public void Read_FileUpToTheLimit_IsReadWhole(int length)
    {
        string path = Bytes(length);
        Assert.Equal(File.ReadAllBytes(path), BoundedFile.Read(path, length, out long told));
        Assert.Equal(length, told);
        Assert.Equal(File.ReadAllBytes(path), BoundedFile.Read(path, 1_000_000, out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public void Read_FileOneByteLonger_IsRefusedWithItsLength(int length)
    {
        Assert.Null(BoundedFile.Read(Bytes(length), length - 1, out long told));
        Assert.Equal(length, told);
    }

    [Fact]
    public void ReadAtMost_LongerFile_GivesItsBeginning()
    {
        string path = Bytes(200_000);
        Assert.Equal(File.ReadAllBytes(path)[..70_000], BoundedFile.ReadAtMost(path, 70_000));
    }

    [Fact]
    public void Read_DeviceWithoutEnd_StopsAtTheLimit()
    {
        if (!File.Exists("/dev/zero"))
        {
            return; // There is no such device here.
        }

        Assert.Null(BoundedFile.Read("/dev/zero", 1_000_000, out long told));
        Assert.Equal(1_000_001, told);
        var faults = new DiagnosticBag();
        Assert.Null(JsonFile.Read("/dev/zero", faults));
        Assert.Equal("PLN0002", Assert.Single(faults.InFileOrder()).Code);
    }

    [Fact]
    public void Read_PipeNobodyWritesTo_IsRefusedWithoutWaiting()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Pipes do not lie in folders there.
        }

        string path = Path.Combine(folder, "a.json");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [path]))
        {
            made.WaitForExit();
            Assert.Equal(0, made.ExitCode);
        }

        Assert.Throws<UnendingFileException>(() => BoundedFile.Read(path, 100, out _));
        Assert.Throws<UnendingFileException>(() => BoundedFile.ReadAtMost(path, 100));
        var faults = new DiagnosticBag();
        Assert.Null(JsonFile.Read(path, faults));
        Diagnostic fault = Assert.Single(faults.InFileOrder());
        Assert.Equal("PLN0001", fault.Code);
        Assert.Contains("it is a pipe", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderCalledLikeAFile_IsRefused()
    {
        string path = Directory.CreateDirectory(Path.Combine(folder, "a.json")).FullName;
        var faults = new DiagnosticBag();
        Assert.Null(JsonFile.Read(path, faults));
        Assert.Equal("PLN0001", Assert.Single(faults.InFileOrder()).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Bytes(int length)
    {
        string path = Path.Combine(folder, "a.bin");
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
