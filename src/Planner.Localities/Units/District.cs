using Planner.Rules.Pack;

namespace Planner.Localities.Units;

/// <summary>A district-level unit of a locality.</summary>
/// <param name="Id">Id, stable over time; draws of the district are addressed by it.</param>
/// <param name="Code">Official code; null where not given.</param>
/// <param name="Title">Name.</param>
/// <param name="City">Whether it is a provincial city (judged by "hoàn thành nhiệm vụ").</param>
/// <param name="PoorAtStart">Whether it is a poor district (QĐ 353/QĐ-TTg) at the start.</param>
/// <param name="Towns">Number of townships (thị trấn).</param>
/// <param name="Provenance">Where the structure comes from.</param>
public sealed record District(string Id, string? Code, LocalizedText Title, bool City, bool PoorAtStart, int Towns, Provenance Provenance)
{
    /// <summary>Number of communes, as published; the communes table has as many. 0 where a district was made without a file.</summary>
    public int Communes { get; init; }

    /// <summary>Whether it is recognised new-rural (a city: has completed the task) at the start.</summary>
    public bool CertifiedAtStart { get; init; }

    /// <summary>Whether it was taken off the list of poor districts in 2018-2020: its especially difficult and safe-zone communes keep the easier thresholds.</summary>
    public bool LeftPoor { get; init; }

    /// <summary>Whether the resolution names it where it says which districts shall reach something.</summary>
    public bool Named { get; init; }
}
