using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Testing.Loading;

/// <summary>A case as written, before its names are looked up.</summary>
/// <param name="Name">What it tests, short.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Given">Layers of inputs, each over the ones before it.</param>
/// <param name="Expected">Its expectations.</param>
internal sealed record WrittenCase(
    string Name, LocalizedText? Title, SourceSpan Span, IReadOnlyList<IReadOnlyList<GivenValue>> Given, IReadOnlyList<WrittenExpectation> Expected);
