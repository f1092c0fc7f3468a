using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Linting;
using Planner.Rules.Pack;

namespace Planner.Fuzzing.Targets;

/// <summary>A rules folder one of whose files is changed: read, checked, and where it is sound looked through for what is not meant.</summary>
internal sealed class RulesTarget : FuzzTarget
{
    private readonly (string Path, JsonSample Sample)[] files;
    private readonly JsonChanges changes;

    public RulesTarget()
    {
        files = [.. Repository.RuleFiles.Where(f => !f.Contains("/targets/", StringComparison.Ordinal) || Path.GetFileName(f) is "bac-kan.json" or "metrics.json" or "likelihood.json").Select(f => (f, JsonSample.Of(f)))];
        changes = new JsonChanges([.. files.Select(f => f.Sample)], Repository.Expressions);
    }

    public override string Name => "rules";

    public override string Ending => ".json";

    public override int Weight => 2;

    /// <summary>The first line is the file's place below the rules folder, the rest what it holds.</summary>
    public override byte[] Make(Random random)
    {
        (string path, JsonSample sample) = random.Pick(files);
        return [.. Encoding.UTF8.GetBytes(path[(Repository.Rules.Length + 1)..] + "\n"), .. changes.Make(sample, random)];
    }

    public override bool Try(byte[] input)
    {
        int end = Array.IndexOf(input, (byte)'\n');
        if (end < 0 || !OneChangedFile.IsKnown(Repository.Rules + "/" + Encoding.UTF8.GetString(input, 0, end)))
        {
            return false;
        }

        string path = Repository.Rules + "/" + Encoding.UTF8.GetString(input, 0, end);
        byte[] content = input[(end + 1)..];
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(Repository.Rules, ["bac-kan.json"], 2020, 2025, diagnostics, DraftSelection.None, new OneChangedFile(path, content, []));
        FuzzFaultException.Unless(pack is null == diagnostics.HasErrors, () => "a pack and faults");
        if (pack is not null)
        {
            RuleLint.Check(pack, pack.Targets, 2020, 2025, diagnostics, null);
        }

        Checked.All(diagnostics, path, content);
        return pack is not null;
    }
}
