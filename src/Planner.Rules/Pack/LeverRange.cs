namespace Planner.Rules.Pack;

/// <summary>How far a lever is moved.</summary>
/// <param name="Id">Id, as <c>--vary</c> names it.</param>
/// <param name="Title">What is moved.</param>
/// <param name="Acts">On what it acts.</param>
/// <param name="On">For money: ids of programmes or components whose approved money it multiplies.</param>
/// <param name="Low">Low end: a factor on money or unit costs, or points on the logit of disbursement.</param>
/// <param name="High">High end.</param>
/// <param name="Provenance">Why so far.</param>
public sealed record LeverRange(string Id, LocalizedText Title, LeverAction Acts, IReadOnlyList<string> On, double Low, double High, Provenance Provenance);
