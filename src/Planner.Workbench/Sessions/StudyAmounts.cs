using Planner.Analysis.Sensitivity;

namespace Planner.Workbench.Sessions;

/// <summary>How much a study simulates; the standard amounts are those of the command.</summary>
internal static class StudyAmounts
{
    /// <summary>Replicates of a quick tornado; the scenario's own otherwise.</summary>
    public const int Replicates = 400;

    /// <summary>Base points of a screening.</summary>
    public static int Points(bool quick) => quick ? 64 : 256;

    /// <summary>Rows of shares of variance.</summary>
    public static int Rows(bool quick) => quick ? VarianceStudy.Portion : 4096;
}
