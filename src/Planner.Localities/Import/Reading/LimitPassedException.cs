namespace Planner.Localities.Import.Reading;

/// <summary>A file asks for more than <see cref="ImportLimits"/> allow.</summary>
/// <param name="what">Of what, as the words of findings name it.</param>
/// <param name="found">How much was found until it was left.</param>
/// <param name="most">How much is read.</param>
internal sealed class LimitPassedException(string what, long found, long most) : Exception
{
    public string What => what;

    public long Found => found;

    public long Most => most;
}
