using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>Which parameters hold for a commune in a lane, from the pack's text: the first override that holds, else the region's own.</summary>
internal sealed class ScalarParameters(PreparedModel model)
{
    private readonly (string Region, ScalarExpression When)[] overrides =
        [.. model.Pack.RegionOverrides.Select(o => (o.Region, Compile(o.When, model.CommuneLayout)))];

    public int Offset(BlockState block, int commune, int lane, int year, string[] regions)
    {
        int own = model.SharedOffset(model.Communes[commune].Region, year);
        foreach ((string region, ScalarExpression when) in overrides)
        {
            if (when(block.Lanes, block.Offset(commune, lane), block.Width, model.Shared, own) == 1)
            {
                return model.SharedOffset(Array.IndexOf(regions, region), year);
            }
        }

        return own;
    }

    private static ScalarExpression Compile(RuleText text, InputLayout layout) =>
        ExpressionCompiler.Compile(ExpressionText.FromJson(text.Value), layout, ExpressionKind.Boolean, new DiagnosticBag())!.Scalar;
}
