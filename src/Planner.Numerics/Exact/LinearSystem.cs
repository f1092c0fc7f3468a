namespace Planner.Numerics.Exact;

/// <summary>
/// Linear inequalities over bounded variables, decided in exact arithmetic by the two-phase simplex method with Bland's rule (Bland 1977: it never cycles),
/// so that "cannot hold together" is a proof and not a rounding. For systems of tens of rows; time grows steeply with size.
/// </summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class LinearSystem
{
    private readonly List<(Rational? Least, Rational? Most)> variables = [];
    private readonly List<(IReadOnlyList<(int Variable, Rational Factor)> Terms, Rational Bound)> rows = [];

    /// <summary>Number of variables.</summary>
    public int Variables => variables.Count;

    /// <summary>Adds a variable.</summary>
    /// <param name="least">Least value; null for none.</param>
    /// <param name="most">Greatest value; null for none.</param>
    /// <returns>Its number.</returns>
    public int AddVariable(Rational? least, Rational? most)
    {
        variables.Add((least, most));
        return variables.Count - 1;
    }

    /// <summary>Asks that Σ factor·variable ≥ bound.</summary>
    /// <param name="terms">The left side.</param>
    /// <param name="bound">The right side.</param>
    public void AddAtLeast(IReadOnlyList<(int Variable, Rational Factor)> terms, Rational bound)
    {
        ArgumentNullException.ThrowIfNull(terms);
        rows.Add((terms, bound));
    }

    /// <summary>The least value of Σ factor·variable over everything that satisfies the system.</summary>
    /// <param name="terms">What is minimised.</param>
    public LinearOptimum Minimise(IReadOnlyList<(int Variable, Rational Factor)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);

        // A variable with a least value is that plus a column ≥ 0; one without is the difference of two.
        int[] column = new int[variables.Count];
        bool[] free = new bool[variables.Count];
        int columns = 0;
        for (int v = 0; v < variables.Count; v++)
        {
            column[v] = columns;
            free[v] = variables[v].Least is null;
            columns += free[v] ? 2 : 1;
        }

        var all = new List<(IReadOnlyList<(int Variable, Rational Factor)> Terms, Rational Bound)>(rows);
        for (int v = 0; v < variables.Count; v++)
        {
            if (variables[v].Most is { } most)
            {
                all.Add(([(v, -1)], -most));
            }
        }

        Rational Shift(IReadOnlyList<(int Variable, Rational Factor)> of) =>
            of.Aggregate(Rational.Zero, (sum, t) => sum + (t.Factor * (variables[t.Variable].Least ?? Rational.Zero)));

        Rational[] Dense(IReadOnlyList<(int Variable, Rational Factor)> of)
        {
            var dense = new Rational[columns];
            foreach ((int variable, Rational factor) in of)
            {
                dense[column[variable]] += factor;
                if (free[variable])
                {
                    dense[column[variable] + 1] -= factor;
                }
            }

            return dense;
        }

        var tableau = new Tableau(columns, [.. all.Select(r => (Dense(r.Terms), r.Bound - Shift(r.Terms)))]);
        if (!tableau.IsFeasible())
        {
            return new LinearOptimum(false, null);
        }

        return new LinearOptimum(true, tableau.Minimum(Dense(terms)) is { } least ? least + Shift(terms) : null);
    }

    /// <summary>Rows a·x − slack = b over x ≥ 0, kept in terms of the present basis.</summary>
    private sealed class Tableau
    {
        private readonly int structural;
        private readonly int width;
        private readonly List<Rational[]> rows = [];
        private readonly List<int> basis = [];

        public Tableau(int structural, IReadOnlyList<(Rational[] Factors, Rational Bound)> constraints)
        {
            this.structural = structural;
            int count = constraints.Count;
            width = structural + (2 * count);
            for (int r = 0; r < count; r++)
            {
                // Last entry: the right side. A row that 0 satisfies starts with its own slack in the basis, any other with an artificial column.
                var row = new Rational[width + 1];
                (Rational[] factors, Rational bound) = constraints[r];
                bool holds = bound.Sign <= 0;
                Rational sign = holds ? -1 : 1;
                for (int c = 0; c < structural; c++)
                {
                    row[c] = sign * factors[c];
                }

                row[structural + r] = -sign;
                row[width] = sign * bound;
                if (!holds)
                {
                    row[structural + count + r] = 1;
                }

                rows.Add(row);
                basis.Add(holds ? structural + r : structural + count + r);
            }
        }

        private int FirstArtificial => structural + rows.Count;

        public bool IsFeasible()
        {
            var cost = new Rational[width];
            for (int c = FirstArtificial; c < width; c++)
            {
                cost[c] = 1;
            }

            Rational sum = Solve(cost, width) ?? throw new InvalidOperationException("a sum of columns ≥ 0 has a least value");
            if (sum.Sign > 0)
            {
                return false;
            }

            // Artificial columns that are left at 0 go out of the basis, or their row says nothing.
            for (int r = rows.Count - 1; r >= 0; r--)
            {
                if (basis[r] >= FirstArtificial)
                {
                    int enter = Array.FindIndex(rows[r], 0, FirstArtificial, x => x.Sign != 0);
                    if (enter >= 0)
                    {
                        Pivot(r, enter);
                    }
                }
            }

            return true;
        }

        public Rational? Minimum(Rational[] factors)
        {
            var cost = new Rational[width];
            factors.CopyTo(cost, 0);
            return Solve(cost, FirstArtificial);
        }

        private Rational? Solve(Rational[] cost, int usable)
        {
            while (true)
            {
                int enter = Enumerable.Range(0, usable).FirstOrDefault(c => !basis.Contains(c) && Reduced(cost, c).Sign < 0, -1);
                if (enter < 0)
                {
                    Rational value = 0;
                    for (int r = 0; r < rows.Count; r++)
                    {
                        value += cost[basis[r]] * rows[r][width];
                    }

                    return value;
                }

                int leave = -1;
                for (int r = 0; r < rows.Count; r++)
                {
                    if (rows[r][enter].Sign <= 0)
                    {
                        continue;
                    }

                    Rational ratio = rows[r][width] / rows[r][enter];
                    Rational least = leave < 0 ? ratio : rows[leave][width] / rows[leave][enter];
                    if (leave < 0 || ratio < least || (ratio == least && basis[r] < basis[leave]))
                    {
                        leave = r;
                    }
                }

                if (leave < 0)
                {
                    return null;
                }

                Pivot(leave, enter);
            }
        }

        private Rational Reduced(Rational[] cost, int column)
        {
            Rational reduced = cost[column];
            for (int r = 0; r < rows.Count; r++)
            {
                if (cost[basis[r]].Sign != 0 && rows[r][column].Sign != 0)
                {
                    reduced -= cost[basis[r]] * rows[r][column];
                }
            }

            return reduced;
        }

        private void Pivot(int row, int column)
        {
            Rational by = rows[row][column];
            for (int c = 0; c <= width; c++)
            {
                if (rows[row][c].Sign != 0)
                {
                    rows[row][c] /= by;
                }
            }

            for (int r = 0; r < rows.Count; r++)
            {
                Rational factor = rows[r][column];
                if (r == row || factor.Sign == 0)
                {
                    continue;
                }

                for (int c = 0; c <= width; c++)
                {
                    if (rows[row][c].Sign != 0)
                    {
                        rows[r][c] -= factor * rows[row][c];
                    }
                }
            }

            basis[row] = column;
        }
    }
}
