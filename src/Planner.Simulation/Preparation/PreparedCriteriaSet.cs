using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Simulation.Preparation;

/// <summary>A criteria set ready to run.</summary>
/// <param name="Set">The set.</param>
/// <param name="Criteria">Its criteria in official order.</param>
/// <param name="KeyCriteria">Indexes of the criteria that count doubly at a review.</param>
internal sealed record PreparedCriteriaSet(CriteriaSet Set, IReadOnlyList<CompiledRule> Criteria, IReadOnlyList<int> KeyCriteria)
{
    /// <summary>Whether every criterion is met; stops at the first that is not.</summary>
    public bool MeetsAll(double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        for (int i = 0; i < Criteria.Count; i++)
        {
            if (!Criteria[i].Evaluate(lanes, offset, stride, shared, sharedOffset))
            {
                return false;
            }
        }

        return true;
    }
}
