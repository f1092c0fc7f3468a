using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;

namespace Planner.Fuzzing.Targets;

/// <summary>Changed JSON files of a few kinds that are read in different ways: the first byte of an input, a digit, says of which kind it is.</summary>
internal abstract class JsonChoiceTarget : FuzzTarget
{
    private readonly JsonSample[] samples;
    private readonly JsonChanges changes;

    /// <summary>A target.</summary>
    /// <param name="samples">A sound file of each kind; at most ten.</param>
    protected JsonChoiceTarget(params JsonSample[] samples)
    {
        this.samples = samples;
        changes = new JsonChanges(samples, Repository.Expressions);
    }

    public override string Ending => ".json";

    public override byte[] Make(Random random)
    {
        int which = random.Next(samples.Length);
        return [(byte)('0' + which), .. changes.Make(samples[which], random)];
    }

    public override bool Try(byte[] input)
    {
        int which = input.Length == 0 ? -1 : input[0] - '0';
        return which >= 0 && which < samples.Length && Try(which, input[1..]);
    }

    /// <summary>Reads an input.</summary>
    /// <param name="which">Its kind.</param>
    /// <param name="content">What it holds.</param>
    /// <returns>Whether it was taken.</returns>
    protected abstract bool Try(int which, byte[] content);
}
