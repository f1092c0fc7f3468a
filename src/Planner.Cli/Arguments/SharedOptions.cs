using Planner.Cli.Words;

namespace Planner.Cli.Arguments;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    /// <summary>The largest seed: the largest whole number that every JSON reader keeps exactly.</summary>
    public const long MostSeed = (1L << 53) - 1;

    public static readonly OptionSpec Language = new("--lang", "vi|en", Phrase.OptionLang);
    public static readonly OptionSpec Quiet = new("--quiet", null, Phrase.OptionQuiet);
    public static readonly OptionSpec Runs = new("--runs", "N", Phrase.OptionRuns);
    public static readonly OptionSpec Seed = new("--seed", "S", Phrase.OptionSeed);
    public static readonly OptionSpec Threads = new("--threads", "T", Phrase.OptionThreads);
    public static readonly OptionSpec Out = new("--out", "DIR", Phrase.OptionOut);
    public static readonly OptionSpec Json = new("--json", null, Phrase.OptionJson);
    public static readonly OptionSpec NoCharts = new("--no-charts", null, Phrase.OptionNoCharts);
    public static readonly OptionSpec Drafts = new("--drafts", "NAME|all", Phrase.OptionDrafts);
    public static readonly OptionSpec Scenario = new("--scenario", "ID", Phrase.OptionScenario);

    public static readonly OptionSpec Store = new("--store", "DIR", Phrase.OptionStore);
    public static readonly OptionSpec NoStore = new("--no-store", null, Phrase.OptionNoStore);
    public static readonly OptionSpec Resume = new("--resume", null, Phrase.OptionResume);
    public static readonly OptionSpec Shard = new("--shard", "K/N", Phrase.OptionShard);
    public static readonly OptionSpec Timings = new("--timings", null, Phrase.OptionTimings);
    public static readonly OptionSpec TimingsFile = new("--timings-file", "FILE", Phrase.OptionTimingsFile);

    /// <summary>Options of every command.</summary>
    public static readonly IReadOnlyList<OptionSpec> OfEveryCommand = [Language, Quiet];
}
