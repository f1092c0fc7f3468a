using System.IO.Compression;
using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Documents;
using Planner.Simulation.Storing;

namespace Planner.Fuzzing.Targets;

/// <summary>Archives of the files of stored runs with the manifest that names them: whatever either says, nothing is laid out outside its folder.</summary>
internal sealed class ArchiveTarget : FuzzTarget
{
    private const string Scenario = "{ \"title\": 1 }";

    private static readonly string[] Paths =
    [
        "scenarios/a/one.scenario.json", "scenarios/a/locality.json", "rules/criteria/sets.json", "../../out.json", "/etc/passwd", "/one.scenario.json", "scenarios/a/../../../../../x.scenario.json", "scenarios\\a\\x", "scenarios/a/..",
        "scenarios/a/two.scenario.json", "scenarios/a/..\\..\\x.scenario.json", "scenarios/a/../x.scenario.json", "scenarios/a/C:x.scenario.json", "", "scenarios/a/\0.scenario.json", "scenarios/a/sub/x.scenario.json", "scenarios/a/",
        "scenarios/a/.scenario.json", "x.scenario.json",
    ];

    private readonly string folder = Path.Combine(Repository.Temporary, "archive").Replace('\\', '/');

    public override string Name => "archive";

    public override string Ending => ".zip";

    public override int Weight => 5;

    /// <summary>The first lines are the manifest's paths, then an empty one, the rest is the archive.</summary>
    public override byte[] Make(Random random)
    {
        List<string> named = [.. Paths.Take(3)];
        List<string> held = [.. Paths.Take(3), "scenarios/a/two.scenario.json"];
        for (int times = random.Next(4); times > 0; times--)
        {
            List<string> list = random.Next(2) == 0 ? named : held;
            string path = random.Pick(Paths);
            switch (random.Next(3))
            {
                case 0:
                    list.Add(path);
                    break;
                case 1 when list.Count > 0:
                    list[random.Next(list.Count)] = path;
                    break;
                default:
                    (named, held) = ([.. named, path], [.. held, path]);
                    break;
            }
        }

        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string name in held.Where(h => h.Length > 0))
            {
                using Stream to = zip.CreateEntry(name, random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                to.Write(random.Next(20) == 0 ? new byte[random.Next(1 << 20)] : Encoding.UTF8.GetBytes(Scenario));
            }
        }

        byte[] archive = memory.ToArray();
        return [.. Encoding.UTF8.GetBytes(string.Join('\n', named) + "\n\n"), .. random.Next(4) == 0 ? ByteChanges.Damaged(archive, random) : archive];
    }

    public override bool Try(byte[] input)
    {
        int end = input.AsSpan().IndexOf("\n\n"u8);
        if (end < 0)
        {
            return false;
        }

        string[] named = Encoding.UTF8.GetString(input, 0, end).Split('\n');
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder + "/run/inputs");
        string archive = folder + "/run/inputs.planner";
        File.WriteAllBytes(archive, input[(end + 2)..]);
        FileDigest digest = FileDigest.Of("one.scenario.json", Encoding.UTF8.GetBytes(Scenario));
        RunIdentity run;
        try
        {
            run = new RunIdentity("0.1.0", "a", "one", [.. named.Select((p, i) => new InputFile(i == 0 ? "scenario" : "rules", Path.GetFileName(p), p, digest))], 1, 40);
        }
        catch (ArgumentException)
        {
            return false;
        }

        RunIdentity? laid = InputArchive.Extract(archive, run, folder + "/run/inputs");
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => f.Replace('\\', '/')))
        {
            FuzzFaultException.Unless(file == archive || file.StartsWith(folder + "/run/inputs/", StringComparison.Ordinal), () => $"laid out outside its folder: {file}");
        }

        FuzzFaultException.Unless(laid is null || laid.Files.All(f => File.Exists(f.Path)), () => "laid out and not there");
        return laid is not null;
    }
}
