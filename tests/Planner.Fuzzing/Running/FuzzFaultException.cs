namespace Planner.Fuzzing.Running;

/// <summary>Something was answered that cannot be right.</summary>
internal sealed class FuzzFaultException(string message) : Exception(message)
{
    /// <summary>Throws unless a thing that must hold does.</summary>
    public static void Unless(bool holds, Func<string> message)
    {
        if (!holds)
        {
            throw new FuzzFaultException(message());
        }
    }
}
