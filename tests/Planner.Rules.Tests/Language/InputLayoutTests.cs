using Planner.Rules.Language;

namespace Planner.Rules.Tests.Language;

public sealed class InputLayoutTests
{
    [Fact]
    public void Find_PathInAnyCase_GivesField()
    {
        Assert.Equal(1, SampleInputs.Layout.Find("P.T")!.Slot);
        Assert.Equal(SlotBank.Shared, SampleInputs.Layout.Find("year")!.Bank);
        Assert.Null(SampleInputs.Layout.Find("p.x"));
    }

    [Fact]
    public void Add_NameTaken_Throws()
    {
        InputLayoutBuilder Builder() => new InputLayoutBuilder().AddField("commune", "x", InputType.Double, SlotBank.Lane, 0).AddScalar("year", InputType.Int, SlotBank.Shared, 0);
        Assert.Throws<ArgumentException>(() => Builder().AddField("Commune", "X", InputType.Double, SlotBank.Lane, 1));
        Assert.Throws<ArgumentException>(() => Builder().AddScalar("commune", InputType.Double, SlotBank.Lane, 1));
        Assert.Throws<ArgumentException>(() => Builder().AddField("year", "x", InputType.Double, SlotBank.Lane, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Builder().AddScalar("z", InputType.Double, SlotBank.Lane, -1));
    }
}
