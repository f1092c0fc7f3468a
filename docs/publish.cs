#!/usr/bin/env dotnet
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

// Makes the zip that goes to an office PC: the command, rules, scenarios and guides in one folder, to be unzipped and used without installing, network or rights.
//
//     dotnet run docs/publish.cs -- [--rid linux-x64] [--rid win-x64] [--out out/publish]
//
// What is packed is the last commit, not the working tree: the same commit gives the same bytes (sorted entries, the commit's time, no path of the machine). It is a C# file because the SDK
// is all that a clone needs; a shell script would need zip and would not run on Windows, and an MSBuild target could not start from the commit.
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

string root = Run("git", ["rev-parse", "--show-toplevel"], ".").Output.Trim();
var rids = new List<string>();
string destination = Path.Combine(root, "out", "publish");
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--rid" when i + 1 < args.Length && args[i + 1] is "linux-x64" or "win-x64":
            rids.Add(args[++i]);
            break;
        case "--out" when i + 1 < args.Length:
            destination = Path.GetFullPath(args[++i]);
            break;
        default:
            Console.Error.WriteLine("usage: dotnet run docs/publish.cs -- [--rid linux-x64|win-x64]… [--out FOLDER]");
            return 2;
    }
}

rids = rids.Count == 0 ? ["linux-x64", "win-x64"] : rids;
string commit = Run("git", ["rev-parse", "HEAD"], root).Output.Trim();
DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Run("git", ["show", "-s", "--format=%ct", "HEAD"], root).Output.Trim(), CultureInfo.InvariantCulture));
string work = Path.Combine(Path.GetTempPath(), "planner-publish-" + Guid.NewGuid().ToString("N"));
try
{
    Directory.CreateDirectory(work);
    string source = Path.Combine(work, "source");
    string archive = Path.Combine(work, "source.zip");
    Must(Run("git", ["archive", "--format=zip", "-o", archive, "HEAD"], root));
    ZipFile.ExtractToDirectory(archive, source);
    Directory.CreateDirectory(destination);
    var sums = new List<string>();
    foreach (string rid in rids)
    {
        string built = Path.Combine(work, rid);
        bool whole = Publish(source, rid, built, selfContained: true) || (!Publish(source, rid, built, selfContained: false) ? throw new InvalidOperationException($"{rid}: cannot be built, not even without the runtime") : false);
        string name = $"planner-{rid}";
        string zip = Path.Combine(destination, name + ".zip");
        Pack(zip, name, Entries(source, built, rid, whole), time.ToUniversalTime());
        sums.Add($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip)))}  {name}.zip");
        Console.WriteLine($"{zip}  {new FileInfo(zip).Length / 1e6:0.0} MB  {(whole ? "self-contained: nothing need be installed" : "FRAMEWORK-DEPENDENT: the PC needs the .NET 10 runtime, because the runtime pack could not be restored")}{(rid == "win-x64" ? "; NOT TRIED on Windows" : "")}");
    }

    File.WriteAllText(Path.Combine(destination, "SHA256SUMS"), string.Join('\n', sums) + "\n");
    return 0;
}
catch (InvalidOperationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
finally
{
    if (Directory.Exists(work))
    {
        Directory.Delete(work, recursive: true);
    }
}

// One file with the runtime in it: whoever unzips sees the program, not two hundred libraries.
static bool Publish(string source, string rid, string built, bool selfContained)
{
    if (Directory.Exists(built))
    {
        Directory.Delete(built, recursive: true);
    }

    (int exit, string output) = Run(
        "dotnet",
        [
            "publish", "src/Planner.Cli/Planner.Cli.csproj", "-c", "Release", "-r", rid, "--self-contained", selfContained ? "true" : "false", "-o", built, "-v", "q", "--nologo",
            "-p:PublishSingleFile=true", "-p:PublishReadyToRunComposite=false", "-p:DebugType=none", "-p:GenerateDocumentationFile=false", "-p:RunAnalyzers=false", "-p:RestoreLockedMode=false", $"-p:PathMap={source}=/_",
            .. selfContained ? Array.Empty<string>() : ["-p:PublishReadyToRun=false"],
        ],
        source);
    if (exit != 0)
    {
        Console.Error.WriteLine($"{rid}, {(selfContained ? "self-contained" : "framework-dependent")}: {output.Trim()}");
    }

    return exit == 0;
}

SortedDictionary<string, (byte[] Content, bool Runs)> Entries(string source, string built, string rid, bool selfContained)
{
    var entries = new SortedDictionary<string, (byte[] Content, bool Runs)>(StringComparer.Ordinal);
    foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
    {
        string name = Path.GetRelativePath(built, file).Replace('\\', '/');
        entries[name] = (File.ReadAllBytes(file), name == "planner");
    }

    foreach (string folder in (string[])["rules", "scenarios", "docs"])
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(source, folder), "*", SearchOption.AllDirectories))
        {
            entries[Path.GetRelativePath(source, file).Replace('\\', '/')] = (File.ReadAllBytes(file), false);
        }
    }

    entries.Remove("docs/publish.cs");
    entries["THIRD-PARTY.txt"] = (Encoding.UTF8.GetBytes(ThirdParty(source)), false);
    bool windows = rid == "win-x64";

    // Notepad of an office PC takes a text without a mark for one in its own code page.
    byte[] readme = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Readme(source, rid, selfContained).ReplaceLineEndings(windows ? "\r\n" : "\n"))];
    entries["DOC-TRUOC README.txt"] = (readme, false);
    if (windows)
    {
        entries["planner-workbench.cmd"] = (Encoding.ASCII.GetBytes("@echo off\r\nchcp 65001 >nul\r\ncd /d \"%~dp0\"\r\nplanner.exe\r\nif errorlevel 1 pause\r\n"), false);
        entries["planner-prompt.cmd"] = (Encoding.ASCII.GetBytes("@echo off\r\nchcp 65001 >nul\r\ncd /d \"%~dp0\"\r\nset PATH=%~dp0;%PATH%\r\ncmd /k planner --help\r\n"), false);
    }

    return entries;
}

static void Pack(string path, string folder, SortedDictionary<string, (byte[] Content, bool Runs)> entries, DateTimeOffset stamp)
{
    const int File644 = unchecked((int)(0x81A4u << 16)), File755 = unchecked((int)(0x81EDu << 16));
    using FileStream stream = File.Create(path);
    using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
    foreach ((string name, (byte[] content, bool runs)) in entries)
    {
        ZipArchiveEntry entry = zip.CreateEntry($"{folder}/{name}", CompressionLevel.Optimal);
        entry.LastWriteTime = stamp;
        entry.ExternalAttributes = runs ? File755 : File644;
        using Stream into = entry.Open();
        into.Write(content);
    }
}

string Readme(string source, string rid, bool selfContained)
{
    string start = rid == "win-x64" ? "planner-workbench.cmd" : "./planner";
    string command = rid == "win-x64" ? "planner" : "./planner";
    string date = time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    string vi = time.ToUniversalTime().ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    return $"""
        PLANNER – bản cho máy văn phòng ({rid}), ngày {vi}, mã bản {commit[..12]}

        {(selfContained ? "Không cần cài đặt gì: chương trình mang theo cả .NET." : "Máy cần có sẵn .NET 10 Runtime: bản này KHÔNG mang theo .NET.")} Không cần mạng, không cần quyền quản trị.
        {(rid == "win-x64" ? "Bản Windows được biên dịch trên Linux và CHƯA ĐƯỢC CHẠY THỬ trên Windows." : "Máy cần có thư viện ICU (libicu), các bản Linux để bàn đều có sẵn.")}

        Bắt đầu: giải nén cả thư mục vào nơi bạn được ghi tệp, rồi chạy {start}.
        So sánh các kịch bản của Bắc Kạn:   {command} compare scenarios/bac-kan
        Báo cáo một tệp để gửi lãnh đạo:    {command} report scenarios/bac-kan
        Hướng dẫn sử dụng: docs/huong-dan.md

        Kết quả nằm trong thư mục out, các lần chạy được giữ trong thư mục .planner, ngay nơi bạn đứng khi gõ lệnh.
        Thư mục chỉ đọc: thêm --out và --store chỉ tới nơi bạn được ghi, hoặc --no-store. Gỡ bỏ: xóa thư mục.
        Bảng xã kèm theo là SỐ LIỆU GIẢ LẬP – không phải số liệu chính thức, không dùng để đánh giá, xếp loại địa phương.

        ----------------------------------------------------------------------------------------------

        PLANNER – for an office PC ({rid}), {date}, commit {commit[..12]}

        {(selfContained ? "Nothing need be installed: .NET is in the program." : "The PC needs the .NET 10 runtime: it is NOT in this zip.")} No network and no rights are needed.
        {(rid == "win-x64" ? "The Windows program was built on Linux and HAS NOT BEEN TRIED on Windows." : "The PC needs the ICU library (libicu), which every desktop Linux has.")}

        To begin: unzip the whole folder where you may write, then run {start}.
        Compare the scenarios of Bắc Kạn:   {command} compare scenarios/bac-kan
        A report in one file for leaders:   {command} report scenarios/bac-kan
        User guide: docs/user-guide.md

        Results go to the folder out, finished runs are kept in .planner, both where you stand when you type the command.
        In a folder that is read-only, point --out and --store to where you may write, or say --no-store. To remove it, delete the folder.
        The tables of communes in it are SYNTHETIC DATA – not official, not for judging or ranking any locality.

        """;
}

// Packages that are in the program, with their licences as they state them.
static string ThirdParty(string source)
{
    var text = new StringBuilder("Planner contains these packages, and the .NET runtime (MIT) where it is self-contained.\n\n");
    string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    using JsonDocument locked = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(source, "src", "Planner.Cli", "packages.lock.json")));
    foreach (JsonProperty package in locked.RootElement.GetProperty("dependencies").EnumerateObject().First().Value.EnumerateObject().OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase))
    {
        if (package.Value.TryGetProperty("resolved", out JsonElement version))
        {
            string id = package.Name.ToLowerInvariant();
            string specification = Path.Combine(packages, id, version.GetString()!, id + ".nuspec");
            string licence = !File.Exists(specification) ? "see nuget.org" : System.Xml.Linq.XDocument.Load(specification).Descendants().FirstOrDefault(e => e.Name.LocalName is "license" or "licenseUrl")?.Value.Trim() ?? "see nuget.org";
            text.Append(CultureInfo.InvariantCulture, $"{package.Name} {version.GetString()}: {licence}\n");
        }
    }

    return text.ToString();
}

static void Must((int Exit, string Output) run)
{
    if (run.Exit != 0)
    {
        throw new InvalidOperationException(run.Output);
    }
}

static (int Exit, string Output) Run(string command, IReadOnlyList<string> arguments, string folder)
{
    var start = new ProcessStartInfo(command) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
    foreach (string argument in arguments)
    {
        start.ArgumentList.Add(argument);
    }

    using Process process = Process.Start(start)!;
    Task<string> errors = process.StandardError.ReadToEndAsync();
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
}
