using FsCheck;
using FsCheck.Fluent;
using Planner.Numerics.Exact;

namespace Planner.Numerics.Tests.Exact;

/// <summary>The exact simplex against enumeration of corners, and against systems with known answers.</summary>
public sealed class LinearSystemTests
{
    [Fact]
    public void Minimise_TextbookSystem_GivesItsKnownCorner()
    {
        // min −3x − 5y under x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 (Hillier and Lieberman, the Wyndor Glass example): −36 at (2, 6).
        var system = new LinearSystem();
        int x = system.AddVariable(0, null), y = system.AddVariable(0, null);
        system.AddAtLeast([(x, -1)], -4);
        system.AddAtLeast([(y, -2)], -12);
        system.AddAtLeast([(x, -3), (y, -2)], -18);

        Assert.Equal(new LinearOptimum(true, -36), system.Minimise([(x, -3), (y, -5)]));
    }

    [Fact]
    public void Minimise_NothingBelow_HasNoLeastValue()
    {
        var system = new LinearSystem();
        int x = system.AddVariable(null, 3);

        Assert.Equal(new LinearOptimum(true, null), system.Minimise([(x, 1)]));
        Assert.Equal(new LinearOptimum(true, -3), system.Minimise([(x, -1)]));
    }

    [Fact]
    public void Minimise_RowsThatCannotHold_SaysSo()
    {
        var system = new LinearSystem();
        int x = system.AddVariable(0, 96);
        system.AddAtLeast([(x, 1)], 97);

        Assert.False(system.Minimise([]).Feasible);
    }

    [Fact]
    public void Minimise_BealesCyclingExample_Ends()
    {
        // Beale 1955: the usual pivot rule cycles for ever here; least value −1/20.
        var system = new LinearSystem();
        int[] v = [.. Enumerable.Range(0, 4).Select(_ => system.AddVariable(0, null))];
        system.AddAtLeast([(v[0], new Rational(-1, 4)), (v[1], 60), (v[2], new Rational(1, 25)), (v[3], -9)], 0);
        system.AddAtLeast([(v[0], new Rational(-1, 2)), (v[1], 90), (v[2], new Rational(1, 50)), (v[3], -3)], 0);
        system.AddAtLeast([(v[2], -1)], -1);

        LinearOptimum least = system.Minimise([(v[0], new Rational(-3, 4)), (v[1], 150), (v[2], new Rational(-1, 50)), (v[3], 6)]);

        Assert.Equal(new Rational(-1, 20), least.Least);
    }

    /// <summary>Two variables in a box: the least value lies in a corner of two of the lines.</summary>
    [Fact]
    public void Minimise_TwoVariables_IsTheBestCorner() => Prop.ForAll(Arb.From(Gen.Choose(-6, 6).ArrayOf(14)), n =>
    {
        const int Side = 7;
        (int A, int B, int C)[] rows = [(n[0], n[1], n[2]), (n[3], n[4], n[5]), (n[6], n[7], n[8]), (n[9], n[10], n[11]), (1, 0, -Side), (-1, 0, -Side), (0, 1, -Side), (0, -1, -Side)];
        (int p, int q) = (n[12], n[13]);
        var system = new LinearSystem();
        int x = system.AddVariable(-Side, Side), y = system.AddVariable(-Side, Side);
        foreach ((int a, int b, int c) in rows.Take(4))
        {
            system.AddAtLeast([(x, a), (y, b)], c);
        }

        List<Rational> corners = [];
        foreach (((int A, int B, int C) first, (int A, int B, int C) second) in rows.SelectMany(r => rows.Select(s => (r, s))))
        {
            int determinant = (first.A * second.B) - (first.B * second.A);
            if (determinant == 0)
            {
                continue;
            }

            var cx = new Rational((first.C * second.B) - (first.B * second.C), determinant);
            var cy = new Rational((first.A * second.C) - (first.C * second.A), determinant);
            if (rows.All(r => (r.A * cx) + (r.B * cy) >= r.C))
            {
                corners.Add((p * cx) + (q * cy));
            }
        }

        LinearOptimum least = system.Minimise([(x, p), (y, q)]);
        return corners.Count == 0 ? !least.Feasible : least.Feasible && least.Least == corners.Min();
    }).QuickCheckThrowOnFailure();
}
