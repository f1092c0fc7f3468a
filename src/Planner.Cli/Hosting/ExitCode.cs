namespace Planner.Cli.Hosting;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is no: <c>check</c> found faults, an evaluation refused as a whole.</summary>
    public const int AnswerIsNo = 1;

    /// <summary>Bad usage or bad input.</summary>
    public const int BadInput = 2;

    /// <summary>A fault of Planner itself (EX_SOFTWARE of sysexits).</summary>
    public const int Fault = 70;

    /// <summary>Cancelled by the user.</summary>
    public const int Cancelled = 130;
}
