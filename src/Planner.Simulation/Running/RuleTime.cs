namespace Planner.Simulation.Running;

/// <summary>Time that a criterion took where it was measured.</summary>
/// <param name="Set">Id of its criteria set.</param>
/// <param name="Rule">Its name.</param>
/// <param name="Nanoseconds">Its processor time, summed over workers.</param>
/// <param name="Judged">Communes and years of one replicate that it judged in that time; &gt; 0.</param>
public readonly record struct RuleTime(string Set, string Rule, double Nanoseconds, long Judged)
{
    /// <summary>Nanoseconds for one replicate of one commune in one year.</summary>
    public double Each => Nanoseconds / Judged;
}
