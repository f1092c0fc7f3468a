using Planner.Rules.Language;

namespace Planner.Rules.Tests.Language;

/// <summary>A small layout: commune.{x,y,z} double, commune.{i,j} int, commune.{b,c} bool in lanes; year int and p.{t,u} shared.</summary>
internal static class SampleInputs
{
    public const int LaneSlots = 7;

    public const int SharedSlots = 3;

    public static InputLayout Layout { get; } = new InputLayoutBuilder()
        .AddField("commune", "x", InputType.Double, SlotBank.Lane, 0, "%")
        .AddField("commune", "y", InputType.Double, SlotBank.Lane, 1, "%")
        .AddField("commune", "z", InputType.Double, SlotBank.Lane, 2)
        .AddField("commune", "i", InputType.Int, SlotBank.Lane, 3)
        .AddField("commune", "j", InputType.Int, SlotBank.Lane, 4)
        .AddField("commune", "b", InputType.Bool, SlotBank.Lane, 5)
        .AddField("commune", "c", InputType.Bool, SlotBank.Lane, 6)
        .AddScalar("year", InputType.Int, SlotBank.Shared, 0)
        .AddField("p", "t", InputType.Double, SlotBank.Shared, 1, "%")
        .AddField("p", "u", InputType.Double, SlotBank.Shared, 2)
        .Build();

    /// <summary>x=12.5 y=45 z=-3 i=7 j=2 b=true c=false; year=2023 p.t=10 p.u=50.</summary>
    public static double[] Lanes => [12.5, 45, -3, 7, 2, 1, 0];

    public static double[] Shared => [2023, 10, 50];
}
