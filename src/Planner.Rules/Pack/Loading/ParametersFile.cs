namespace Planner.Rules.Pack.Loading;

/// <summary>What <c>rules/criteria/parameters.json</c> holds.</summary>
/// <param name="Regions">Regions, in file order.</param>
/// <param name="Overrides">Which communes use another region's column.</param>
/// <param name="Parameters">Parameters, in file order.</param>
internal sealed record ParametersFile(
    IReadOnlyList<string> Regions, IReadOnlyList<RegionOverride> Overrides, IReadOnlyList<ParameterDefinition> Parameters);
