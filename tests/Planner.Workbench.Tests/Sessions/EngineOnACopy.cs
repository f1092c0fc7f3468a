using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Planner.Workbench.Sessions;
using Planner.Workbench.Settings;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>An engine on a copy of the shipped locality, with few replicates, and the messages it posts.</summary>
internal sealed class EngineOnACopy : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly BlockingCollection<WorkbenchMessage> messages = [];
    private readonly bool owner;
    private Func<WorkbenchMessage, bool>? fails;

    /// <summary>Opens it.</summary>
    /// <param name="only">Ids of the scenarios that the copy lists; none for all.</param>
    public EngineOnACopy(params string[] only)
    {
        owner = true;
        Root = Directory.CreateTempSubdirectory("planner thử ").FullName;
        string source = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(source, "Planner.sln")))
        {
            source = Path.GetDirectoryName(source)!;
        }

        foreach (string part in (string[])["rules", Path.Combine("scenarios", "bac-kan")])
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(source, part), "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(Root, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        string reference = FileOf("as-planned");
        File.WriteAllText(reference, File.ReadAllText(reference).Replace("\"replicates\": 2000", "\"replicates\": 20", StringComparison.Ordinal));
        if (only.Length > 0)
        {
            string header = Path.Combine(Folder, "locality.json");
            JsonNode root = JsonNode.Parse(File.ReadAllText(header))!;
            root["scenarios"] = new JsonArray([.. only.Select(id => JsonValue.Create(id + ".scenario.json"))]);
            File.WriteAllText(header, root.ToJsonString());
        }

        Engine = Opened();
    }

    /// <summary>A second engine on the copy of a first, as a second terminal opens it.</summary>
    /// <param name="first">The first.</param>
    public EngineOnACopy(EngineOnACopy first)
    {
        Root = first.Root;
        Engine = Opened();
    }

    /// <summary>The folder that holds rules and scenarios.</summary>
    public string Root { get; }

    /// <summary>The locality's folder.</summary>
    public string Folder => Path.Combine(Root, "scenarios", "bac-kan");

    /// <summary>The engine.</summary>
    public WorkbenchEngine Engine { get; }

    /// <summary>Makes the worker that posts the next message of a kind fail there.</summary>
    /// <param name="wanted">Which of them; null for any.</param>
    public void FailAt<T>(Func<T, bool>? wanted = null)
        where T : WorkbenchMessage => fails = m => m is T found && (wanted is null || wanted(found));

    /// <summary>The file of a scenario.</summary>
    public string FileOf(string id) => Path.Combine(Folder, id + ".scenario.json");

    /// <summary>The locality's files by name.</summary>
    public Dictionary<string, string> Contents() => Directory.EnumerateFiles(Folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    /// <summary>Waits for the next message of a kind; others before it are passed over, a crash fails the test.</summary>
    public T Next<T>(Func<T, bool>? wanted = null)
        where T : WorkbenchMessage
    {
        while (messages.TryTake(out WorkbenchMessage? message, Patience))
        {
            if (message is WorkbenchMessage.Crashed or WorkbenchMessage.Failed or WorkbenchMessage.LaneFailed && message is not T)
            {
                Assert.Fail(message.ToString());
            }

            if (message is T found && (wanted is null || wanted(found)))
            {
                return found;
            }
        }

        throw new TimeoutException($"no {typeof(T).Name}");
    }

    public void Dispose()
    {
        Engine.Dispose();
        messages.Dispose();
        if (owner)
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    private WorkbenchEngine Opened()
    {
        var engine = new WorkbenchEngine(Folder, null, new SettingsFile(null), 2, Post, _ => "workbench.log");
        engine.Open();
        return engine;
    }

    // A lane that is not done within its patience posts to nobody.
    private void Post(WorkbenchMessage message)
    {
        if (fails is { } at && at(message))
        {
            fails = null;
            throw new InvalidOperationException("broken");
        }

        try
        {
            messages.Add(message);
        }
        catch (ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
