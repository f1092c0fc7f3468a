namespace Planner.Numerics.Lanes;

/// <summary>A function of a double, computed in single precision over lanes.</summary>
internal interface ISingleFunction
{
    /// <summary>An argument at which it is ordinary: fills registers up.</summary>
    static abstract double Ordinary { get; }

    /// <summary>Its values at the doubles of two registers.</summary>
    static abstract T Apply<T, TDouble>(TDouble lower, TDouble upper)
        where T : struct, ISingles<T>
        where TDouble : struct, ILanes<TDouble>;
}
