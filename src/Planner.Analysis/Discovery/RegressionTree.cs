namespace Planner.Analysis.Discovery;

/// <summary>
/// A regression tree on the share of events (Breiman, Friedman, Olshen and Stone, <i>Classification and Regression Trees</i>, 1984): splits lessen the sum of squares most; pruned by cost and complexity, the weakest link first; how far is
/// decided by tenfold cross-validation with the rule of one standard error.
/// </summary>
internal static class RegressionTree
{
    private const int Folds = 10;
    private const int Deepest = 6;
    private const double LeastLeaf = 0.02;
    private const int FewestInLeaf = 10;

    /// <summary>Grows and prunes a tree.</summary>
    /// <param name="scores"><c>[input][replicate]</c>.</param>
    /// <param name="events">Which replicates have the event.</param>
    /// <returns>The root; a leaf where no split foresees better than none.</returns>
    public static TreeNode Of(IReadOnlyList<double[]> scores, bool[] events)
    {
        int n = events.Length;
        int fewest = Math.Max(FewestInLeaf, (int)(LeastLeaf * n));
        int[] all = [.. Enumerable.Range(0, n)];
        TreeNode full = Grow(scores, events, all, fewest, 0);
        if (full.IsLeaf)
        {
            return full;
        }

        // Between two penalties of the sequence the same subtree is best; it is tried at their geometric mean.
        List<double> penalties = Penalties(full);
        double[] tried = [.. penalties.Select((p, i) => i + 1 < penalties.Count ? Math.Sqrt(p * penalties[i + 1]) : p * 2)];
        double[][] errors = [.. tried.Select(_ => new double[n])];
        for (int fold = 0; fold < Folds; fold++)
        {
            int own = fold;
            TreeNode grown = Grow(scores, events, [.. all.Where(r => r % Folds != own)], fewest, 0);
            for (int p = 0; p < tried.Length; p++)
            {
                TreeNode pruned = Pruned(grown, tried[p] * (Folds - 1) / Folds);
                for (int r = fold; r < n; r += Folds)
                {
                    double miss = (events[r] ? 1 : 0) - pruned.Predict(i => scores[i][r]);
                    errors[p][r] = miss * miss;
                }
            }
        }

        double[] means = [.. errors.Select(e => e.Average())];
        int best = Array.IndexOf(means, means.Min());
        double variance = errors[best].Sum(e => (e - means[best]) * (e - means[best])) / (n - 1);
        double bound = means[best] + Math.Sqrt(variance / n);

        // The simplest tree that is no worse than the best by more than one standard error of the difference of the two, replicate by replicate.
        int chosen = Enumerable.Range(best, tried.Length - best).Last(p => p == best || Excess(errors[p], errors[best]));
        return Pruned(full, tried[chosen]);

        bool Excess(double[] simpler, double[] reference)
        {
            double mean = 0, squares = 0;
            for (int r = 0; r < n; r++)
            {
                double d = simpler[r] - reference[r];
                mean += d;
                squares += d * d;
            }

            mean /= n;
            return simpler.Average() <= bound && mean <= Math.Sqrt(Math.Max(0, (squares / n) - (mean * mean)) / n);
        }
    }

    private static TreeNode Grow(IReadOnlyList<double[]> scores, bool[] events, int[] members, int fewest, int depth)
    {
        int hits = members.Count(r => events[r]);
        double share = (double)hits / members.Length;
        var leaf = new TreeNode(share, members.Length, -1, 0, null, null);
        if (depth >= Deepest || hits == 0 || hits == members.Length || members.Length < 2 * fewest)
        {
            return leaf;
        }

        (double Gain, int Input, double Threshold) best = (0, -1, 0);
        for (int i = 0; i < scores.Count; i++)
        {
            double[] keys = [.. members.Select(r => scores[i][r])];
            int[] along = (int[])members.Clone();
            Array.Sort(keys, along);
            int below = 0;
            for (int k = 0; k < along.Length - fewest; k++)
            {
                below += events[along[k]] ? 1 : 0;
                if (k + 1 < fewest || keys[k].Equals(keys[k + 1]))
                {
                    continue;
                }

                // What a split takes off the sum of squares of 0 and 1.
                double m = k + 1, rest = along.Length - m, a = below / m, b = (hits - below) / rest;
                double gain = m * rest / along.Length * (a - b) * (a - b);
                best = gain > best.Gain ? (gain, i, (keys[k] + keys[k + 1]) / 2) : best;
            }
        }

        if (best.Input < 0)
        {
            return leaf;
        }

        double[] column = scores[best.Input];
        return leaf with
        {
            Input = best.Input,
            Threshold = best.Threshold,
            Below = Grow(scores, events, [.. members.Where(r => column[r] < best.Threshold)], fewest, depth + 1),
            Above = Grow(scores, events, [.. members.Where(r => column[r] >= best.Threshold)], fewest, depth + 1),
        };
    }

    private static double Squares(TreeNode node) => node.Replicates * node.Share * (1 - node.Share);

    private static double LeafSquares(TreeNode node) => node.IsLeaf ? Squares(node) : LeafSquares(node.Below!) + LeafSquares(node.Above!);

    /// <summary>What each split of a subtree is worth a leaf; the least is the weakest link.</summary>
    private static double Worth(TreeNode node) => (Squares(node) - LeafSquares(node)) / (node.Leaves - 1);

    /// <summary>The penalties at which the best subtree changes, ascending from 0.</summary>
    private static List<double> Penalties(TreeNode tree)
    {
        var penalties = new List<double> { 0 };
        while (!tree.IsLeaf)
        {
            double weakest = Inner(tree).Min(Worth);
            tree = Pruned(tree, weakest * (1 + 1e-9));
            penalties.Add(Math.Max(weakest, penalties[^1]));
        }

        return penalties;
    }

    private static IEnumerable<TreeNode> Inner(TreeNode node) => node.IsLeaf ? [] : [node, .. Inner(node.Below!), .. Inner(node.Above!)];

    /// <summary>The smallest subtree whose squares plus penalty times leaves is least.</summary>
    private static TreeNode Pruned(TreeNode node, double penalty)
    {
        if (node.IsLeaf)
        {
            return node;
        }

        TreeNode kept = node with { Below = Pruned(node.Below!, penalty), Above = Pruned(node.Above!, penalty) };
        return Squares(kept) <= LeafSquares(kept) + (penalty * (kept.Leaves - 1)) ? kept with { Input = -1, Below = null, Above = null } : kept;
    }
}
