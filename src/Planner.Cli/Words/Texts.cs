using Planner.Rules.Pack;
using Planner.Workbench.Words;

namespace Planner.Cli.Words;

/// <summary>The command's texts in one language.</summary>
internal sealed class Texts
{
    /// <summary>The texts of both languages.</summary>
    public static readonly PhraseBook<Phrase> Book = new(typeof(Texts).Assembly, "Planner.Cli.Words.planner");

    /// <summary>Texts in a language.</summary>
    /// <param name="language">The language.</param>
    public Texts(Language language) => Language = language;

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>A text without values.</summary>
    /// <param name="phrase">Which.</param>
    public string this[Phrase phrase] => Book.Text(Language, phrase);

    /// <summary>A text with its values.</summary>
    /// <param name="phrase">Which.</param>
    /// <param name="values">The values.</param>
    public string Format(Phrase phrase, params object?[] values) => Book.Format(Language, phrase, values);
}
