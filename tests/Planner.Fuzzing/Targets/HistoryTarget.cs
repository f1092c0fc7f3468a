using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Calibration;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary>What the past told and is asked: plans of calibrations, posteriors.</summary>
internal sealed class HistoryTarget() : JsonChoiceTarget(
    JsonSample.Of(Repository.Scenarios + "/history/calibration.json"), JsonSample.Of(Repository.Scenarios + "/history/posterior.json"))
{
    private readonly string path = Path.Combine(Repository.Temporary, "history.json").Replace('\\', '/');

    public override string Name => "history";

    public override int Weight => 12;

    protected override bool Try(int which, byte[] content)
    {
        File.WriteAllBytes(path, content);
        var diagnostics = new DiagnosticBag();
        bool taken;
        if (which == 0)
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
