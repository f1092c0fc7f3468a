namespace Planner.Rules.Pack;

/// <summary>The body whose task something is, as a document assigns it. Member <c>leadAgency</c> of targets and levers, <c>assignedTo</c> of a locality.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Provenance">The document and clause that assigns it, or why it is assumed.</param>
public sealed record LeadAgency(LocalizedText Title, Provenance Provenance);
