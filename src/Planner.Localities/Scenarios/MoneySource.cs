namespace Planner.Localities.Scenarios;

/// <summary>Whose money a budget line is.</summary>
public enum MoneySource
{
    /// <summary>Ngân sách trung ương.</summary>
    Central,

    /// <summary>Ngân sách tỉnh.</summary>
    Province,

    /// <summary>Ngân sách huyện.</summary>
    District,

    /// <summary>Ngân sách xã.</summary>
    Commune,

    /// <summary>Tín dụng.</summary>
    Credit,

    /// <summary>Doanh nghiệp.</summary>
    Enterprise,

    /// <summary>Người dân đóng góp.</summary>
    People,
}
