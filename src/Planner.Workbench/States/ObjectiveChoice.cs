namespace Planner.Workbench.States;

/// <summary>What a plan is to do best, as the screen offers it; the same as the command's options.</summary>
internal enum ObjectiveChoice
{
    /// <summary>The mean number of targets met.</summary>
    TargetsMet,

    /// <summary>The chance that the marked targets are met together.</summary>
    Chance,

    /// <summary>The least money that gives that chance.</summary>
    LeastMoney,

    /// <summary>The greatest mean of a metric.</summary>
    GreatestMean,

    /// <summary>The least mean of a metric.</summary>
    LeastMean,

    /// <summary>The greatest mean of a metric over the worst tenth of the futures.</summary>
    GreatestWorst,

    /// <summary>The least mean of a metric over the worst tenth of the futures.</summary>
    LeastWorst,
}
