namespace Planner.Rules.Drafts;

/// <summary>Which drafts hold in a run besides what is in force.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class DraftSelection
{
    private readonly bool all;

    private DraftSelection(bool all, IReadOnlyList<string> names)
    {
        this.all = all;
        Names = names;
    }

    /// <summary>None: what is in force, and nothing else.</summary>
    public static DraftSelection None { get; } = new(all: false, []);

    /// <summary>All drafts of the folder.</summary>
    public static DraftSelection All { get; } = new(all: true, []);

    /// <summary>Names asked for; empty for none and for all.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Some drafts.</summary>
    /// <param name="names">Their names.</param>
    public static DraftSelection Of(params IReadOnlyList<string> names) => new(all: false, [.. names]);

    /// <summary>What the option <c>--drafts</c> means: <c>all</c>, or names with commas between.</summary>
    /// <param name="text">The option's value; null for none.</param>
    public static DraftSelection Parse(string? text) => text switch
    {
        null => None,
        "all" => All,
        _ => Of(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    };

    /// <summary>Whether a draft of that name holds.</summary>
    /// <param name="name">The name.</param>
    public bool Takes(string name) => all || Names.Contains(name, StringComparer.Ordinal);
}
