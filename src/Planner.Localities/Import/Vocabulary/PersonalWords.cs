namespace Planner.Localities.Import.Vocabulary;

/// <summary>By what columns about people are known.</summary>
/// <param name="Names">Headings of names of people.</param>
/// <param name="Numbers">Headings of numbers that identify people.</param>
/// <param name="Phones">Headings of telephone numbers.</param>
/// <param name="Births">Headings of dates of birth.</param>
/// <param name="Surnames">Family names.</param>
public sealed record PersonalWords(
    IReadOnlyList<string> Names, IReadOnlyList<string> Numbers, IReadOnlyList<string> Phones, IReadOnlyList<string> Births, IReadOnlyList<string> Surnames);
