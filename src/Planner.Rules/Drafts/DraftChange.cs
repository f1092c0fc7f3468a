using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Drafts;

/// <summary>One changed value of an official rule file. Exactly one of <see cref="Parameter"/>, <see cref="Rule"/> and <see cref="Member"/> is set.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record DraftChange
{
    /// <summary>The parameter whose table is changed; null for another kind.</summary>
    public string? Parameter { get; init; }

    /// <summary>The region column of the parameter, <c>*</c> for all that have no row of their own; null for another kind.</summary>
    public string? Region { get; init; }

    /// <summary>The rule of a workflow whose expression is changed; null for another kind.</summary>
    public string? Rule { get; init; }

    /// <summary>Path of any other member, ids and names with '/' between: <c>indicators/healthInsuranceShare/trend</c>; null for another kind.</summary>
    public string? Member { get; init; }

    /// <summary>First year it holds as written; null for the year of <see cref="Effective"/>, or all years without that.</summary>
    public int? WrittenFrom { get; init; }

    /// <summary>Last year it holds; null for as long as the value it stands in for. Parameters only.</summary>
    public int? To { get; init; }

    /// <summary>The new value: a number, or the text of an expression.</summary>
    public required JsonValue Value { get; init; }

    /// <summary>Whether it is law.</summary>
    public DraftStatus Status { get; init; }

    /// <summary>Number and date of the document; null when not known yet.</summary>
    public string? Law { get; init; }

    /// <summary>Clause of the document; null when not known yet.</summary>
    public string? Clause { get; init; }

    /// <summary>The day it takes effect; null when not known yet.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Why it is tried out; null when nothing was noted.</summary>
    public string? Note { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Where the name of what it changes stands.</summary>
    public required SourceSpan TargetSpan { get; init; }

    /// <summary>First year-end judged by it; null for all years.</summary>
    public int? From => WrittenFrom ?? Effective?.Year;

    /// <summary>What it changes, the same words for the same value of one file: <c>healthInsuranceShare [*]</c>, <c>c15.01</c>.</summary>
    public string Target => Parameter is null ? Rule ?? Member ?? "" : $"{Parameter} [{Region}]";

    /// <summary>Law and clause, as a source is cited; empty when neither is known.</summary>
    public string Citation => string.Join(", ", new[] { Law, Clause }.Where(t => t is not null));

    /// <summary>The new value as people read it.</summary>
    public string ValueText => Value.Kind == JsonKind.Text ? Value.Text : Value.Raw;

    /// <summary>The years it holds: <c>2024–2025</c>, <c>2024–</c>; empty for all.</summary>
    public string Years => From is not { } from ? "" : To == from
        ? from.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{from}–{To}");
}
