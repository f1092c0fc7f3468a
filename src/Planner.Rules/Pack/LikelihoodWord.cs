namespace Planner.Rules.Pack;

/// <summary>A word for a range of probabilities. File: <c>rules/targets/likelihood.json</c>.</summary>
/// <param name="Id">Name.</param>
/// <param name="From">Least probability, 0..1.</param>
/// <param name="To">Greatest probability, 0..1.</param>
/// <param name="Word">The word.</param>
/// <param name="Provenance">IPCC guidance note, or why assumed.</param>
public sealed record LikelihoodWord(string Id, double From, double To, LocalizedText Word, Provenance Provenance);
