namespace Planner.Numerics.Lanes;

/// <summary>A function of one double, written over lanes.</summary>
internal interface ILaneFunction
{
    static abstract T Apply<T>(T x) where T : struct, ILanes<T>;
}
