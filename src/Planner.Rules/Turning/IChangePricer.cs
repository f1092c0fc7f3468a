using Planner.Rules.Language;

namespace Planner.Rules.Turning;

/// <summary>Says what moving one input of a rule would cost. Rules know no prices: the simulator's response curves give them.</summary>
public interface IChangePricer
{
    /// <summary>The price of moving an input while all others stay.</summary>
    /// <param name="input">The input.</param>
    /// <param name="from">Its value now, in its unit.</param>
    /// <param name="to">The value wanted, in its unit.</param>
    ChangePrice Price(InputField input, double from, double to);
}
