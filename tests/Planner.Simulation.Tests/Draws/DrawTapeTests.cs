using Planner.Numerics.Random;
using Planner.Simulation.Draws;

namespace Planner.Simulation.Tests.Draws;

public class DrawTapeTests
{
    private static readonly DrawPurpose Purpose = DrawPurpose.Named("test");

    [Fact]
    public void Draws_PlayedBack_AreThoseDrawnAnew()
    {
        var tape = new DrawTape();
        var taped = new LaneDraws(7, tape) { FirstReplicate = 32 };
        var plain = new LaneDraws(7) { FirstReplicate = 32 };
        tape.Record();
        double[] first = Sequence(taped, Enumerable.Range(0, 30));
        tape.Rewind();
        Assert.Equal(first, Sequence(taped, Enumerable.Range(0, 30)));
        Assert.Equal(first, Sequence(plain, Enumerable.Range(0, 30)));
    }

    [Fact]
    public void Draws_OtherThanTheRecorded_AreComputed()
    {
        // One scenario leaves draws out, adds others and asks in another order.
        var tape = new DrawTape();
        var taped = new LaneDraws(7, tape);
        var plain = new LaneDraws(7);
        tape.Record();
        Sequence(taped, Enumerable.Range(0, 200));
        int[] other = [3, 4, 1000, 5, 2, 150, 151, 1001, 199, 0];
        tape.Rewind();
        Assert.Equal(Sequence(plain, other), Sequence(taped, other));
    }

    [Fact]
    public void TryPlay_AddressOrLengthDiffers_IsRefused()
    {
        var tape = new DrawTape();
        tape.Record();
        tape.Keep(1, [0.5, 0.25]);
        Assert.False(tape.TryPlay(1, new double[2]));
        tape.Rewind();
        Assert.False(tape.TryPlay(2, new double[2]));
        Assert.False(tape.TryPlay(1, new double[3]));
        var played = new double[2];
        Assert.True(tape.TryPlay(1, played));
        Assert.Equal([0.5, 0.25], played);
        Assert.False(tape.TryPlay(1, played));
    }

    [Fact]
    public void Keep_MoreThanTheTapeHolds_KeepsWhatFits()
    {
        var tape = new DrawTape();
        tape.Record();
        var column = new double[DrawTape.MostBytes / sizeof(double) / 2];
        for (ulong address = 0; address < 3; address++)
        {
            tape.Keep(address, column);
        }

        tape.Rewind();
        Assert.True(tape.TryPlay(1, column));
        Assert.False(tape.TryPlay(2, column));
    }

    private static double[] Sequence(LaneDraws draws, IEnumerable<int> years)
    {
        var all = new List<double>();
        foreach (int year in years)
        {
            var u = new double[16];
            draws.Uniform(Purpose, 5, year, 0, u);
            all.AddRange(u);
            draws.StandardNormal(Purpose, 5, year, 0, u);
            all.AddRange(u);
            var several = new double[3 * 8];
            draws.Uniforms([draws.Column(Purpose, 5, year, 1), draws.Column(Purpose, 5, year, 2), draws.Column(Purpose, 6, year, 1)], 8, several);
            all.AddRange(several);
        }

        return [.. all];
    }
}
