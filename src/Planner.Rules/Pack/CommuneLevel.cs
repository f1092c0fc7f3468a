namespace Planner.Rules.Pack;

/// <summary>The ladder of commune levels.</summary>
public enum CommuneLevel
{
    /// <summary>Not certified.</summary>
    None,

    /// <summary>Đạt chuẩn nông thôn mới.</summary>
    NewRural,

    /// <summary>Nông thôn mới nâng cao.</summary>
    Advanced,

    /// <summary>Nông thôn mới kiểu mẫu.</summary>
    Model,
}
