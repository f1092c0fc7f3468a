namespace Planner.Rules.Pack;

/// <summary>The two kinds of budget money, which may not be moved between each other.</summary>
public enum MoneyKind
{
    /// <summary>Vốn đầu tư.</summary>
    Capital,

    /// <summary>Vốn sự nghiệp.</summary>
    Recurrent,
}
