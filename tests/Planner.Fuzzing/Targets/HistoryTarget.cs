using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Calibration;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary>What the past told and is asked: plans of calibrations, posteriors.</summary>
internal sealed class HistoryTarget : FuzzTarget
{
    private readonly JsonSample[] samples = [JsonSample.Of(Repository.Scenarios + "/history/calibration.json"), JsonSample.Of(Repository.Scenarios + "/history/posterior.json")];
    private readonly JsonChanges changes;
    private readonly string path = Path.Combine(Repository.Temporary, "history.json").Replace('\\', '/');

    public HistoryTarget() => changes = new JsonChanges(samples, Repository.Expressions);

    public override string Name => "history";

    public override string Ending => ".json";

    public override int Weight => 12;

    /// <summary>The first byte says which of the two it is.</summary>
    public override byte[] Make(Random random)
    {
        int which = random.Next(2);
        return [(byte)('0' + which), .. changes.Make(samples[which], random)];
    }

    public override bool Try(byte[] input)
    {
        if (input.Length == 0)
        {
            return false;
        }

        byte[] content = input[1..];
        File.WriteAllBytes(path, content);
        var diagnostics = new DiagnosticBag();
        bool taken;
        if (input[0] == '0')
        {
            taken = CalibrationPlanFile.Read(path, diagnostics) is not null;
        }
        else
        {
            Posterior? posterior = PosteriorFile.Read(path, diagnostics);
            taken = posterior is not null;
            if (posterior is not null)
            {
                var again = new DiagnosticBag();
                File.WriteAllBytes(path, Encoding.UTF8.GetBytes(PosteriorFile.Write(posterior, schema: null)));
                FuzzFaultException.Unless(PosteriorFile.Read(path, again) is not null, () => $"what was written again is no posterior: {again.InFileOrder()[0]}");
            }
        }

        FuzzFaultException.Unless(taken != diagnostics.HasErrors, () => "a value and faults");
        Checked.All(diagnostics, path, content);
        return taken;
    }
}
