using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Workbench.Settings;

namespace Planner.Fuzzing.Targets;

/// <summary>The workbench's settings file: whatever it holds, the workbench starts.</summary>
internal sealed class SettingsTarget : FuzzTarget
{
    private readonly JsonSample sample = new("""{ "language": "vi", "user": "Planner", "theme": "Dark" }""");
    private readonly JsonChanges changes;
    private readonly string path = Path.Combine(Repository.Temporary, "workbench.json");

    public SettingsTarget() => changes = new JsonChanges([sample], Repository.Expressions);

    public override string Name => "settings";

    public override string Ending => ".json";

    public override int Weight => 6;

    public override byte[] Make(Random random) => changes.Make(sample, random);

    public override bool Try(byte[] input)
    {
        File.WriteAllBytes(path, input);
        WorkbenchSettings settings = new SettingsFile(path).Read();
        return settings != new WorkbenchSettings();
    }
}
