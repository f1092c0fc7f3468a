namespace Planner.Analysis.Discovery;

/// <summary>A node of a regression tree on the share of events.</summary>
/// <param name="Share">Share of events among the replicates it was grown on that fall into it.</param>
/// <param name="Replicates">How many these are.</param>
/// <param name="Input">Index of the input it splits on; −1 for a leaf.</param>
/// <param name="Threshold">Scores below go to <paramref name="Below"/>, others to <paramref name="Above"/>.</param>
/// <param name="Below">The node below; null for a leaf.</param>
/// <param name="Above">The node above; null for a leaf.</param>
public sealed record TreeNode(double Share, int Replicates, int Input, double Threshold, TreeNode? Below, TreeNode? Above)
{
    /// <summary>Whether it splits no further.</summary>
    public bool IsLeaf => Below is null;

    /// <summary>Number of leaves.</summary>
    public int Leaves => IsLeaf ? 1 : Below!.Leaves + Above!.Leaves;

    /// <summary>The share of events that the tree foresees.</summary>
    /// <param name="score">Score of an input, by its index.</param>
    public double Predict(Func<int, double> score)
    {
        ArgumentNullException.ThrowIfNull(score);
        TreeNode node = this;
        while (!node.IsLeaf)
        {
            node = score(node.Input) < node.Threshold ? node.Below! : node.Above!;
        }

        return node.Share;
    }

    /// <summary>Every split: input, and whether the share of events is greater above its threshold.</summary>
    public IEnumerable<(int Input, bool MoreAbove)> Splits() => IsLeaf ? [] : [(Input, Above!.Share > Below!.Share), .. Below!.Splits(), .. Above!.Splits()];
}
