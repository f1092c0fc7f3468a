using FsCheck;
using FsCheck.Fluent;
using Planner.Analysis.Funding;

namespace Planner.Analysis.Tests.Funding;

public sealed class ControlledRoundingTests
{
    [Fact]
    public void Of_AnyTable_KeepsEveryCellAndEverySumNextToTheExactOne()
    {
        Gen<double[][]> tables = from rows in Gen.Choose(1, 9)
                                 from columns in Gen.Choose(1, 9)
                                 from cells in Gen.Choose(0, 400_000).ArrayOf(rows * columns)
                                 select Enumerable.Range(0, rows).Select(r => cells.Skip(r * columns).Take(columns).Select(c => c % 7 == 0 ? Math.Floor(c / 1000.0) : c / 1000.0).ToArray()).ToArray();
        Prop.ForAll(Arb.From(tables), table =>
        {
            long[][] rounded = ControlledRounding.Of(table);
            bool near = true;
            for (int r = 0; r < table.Length; r++)
            {
                near &= Next(rounded[r].Sum(), table[r].Sum());
                for (int c = 0; c < table[0].Length; c++)
                {
                    near &= Next(rounded[r][c], table[r][c]);
                }
            }

            for (int c = 0; c < table[0].Length; c++)
            {
                near &= Next(rounded.Sum(r => r[c]), table.Sum(r => r[c]));
            }

            return near && Next(rounded.Sum(r => r.Sum()), table.Sum(r => r.Sum()));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_OneRow_GivesTheUnitsToTheLargestRemainders() => Assert.Equal([3, 1, 6], ControlledRounding.Of([[2.9, 1.2, 5.9]])[0]);

    [Fact]
    public void Of_WholeNumbers_ChangesNothing() => Assert.Equal([[3L, 0], [12, 5]], ControlledRounding.Of([[3.0, 0], [12, 5]]));

    [Fact]
    public void Of_CellsThatRoundingAloneWouldLose_KeepsTheirSum()
    {
        // Nine cells of 0.4: each alone is 0, together they are 3.6.
        long[][] rounded = ControlledRounding.Of([[0.4, 0.4, 0.4], [0.4, 0.4, 0.4], [0.4, 0.4, 0.4]]);
        Assert.InRange(rounded.Sum(r => r.Sum()), 3, 4);
        Assert.All(rounded, r => Assert.InRange(r.Sum(), 1, 2));
    }

    [Fact]
    public void Of_NoCells_GivesNone() => Assert.Empty(ControlledRounding.Of([]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e13)]
    public void Of_CellThatCannotBeRounded_Refuses(double cell) => Assert.Throws<ArgumentException>(() => ControlledRounding.Of([[1, cell]]));

    [Fact]
    public void Of_RowsOfDifferentLength_Refuses() => Assert.Throws<ArgumentException>(() => ControlledRounding.Of([[1.0], [1.0, 2]]));

    private static bool Next(long rounded, double exact) => Math.Abs(rounded - exact) < 1 - 1e-9 || Math.Abs(rounded - exact) < 1e-6;
}
