using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarRegistrationStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        int communes = model.Communes.Count;
        CommuneSlots slots = model.Slots;
        RecognitionRules rules = model.Pack.Recognition;
        DropStale(block, year);
        if (scenario.Quota(1, year) + scenario.Quota(2, year) + scenario.Quota(3, year) == 0)
        {
            return;
        }

        // Keys of all communes first, lane by lane the ranking: rank order decides, ties go to the earlier commune.
        double[] keys = new double[communes * width];
        Span<double> z = block.Scratch[0].AsSpan(0, width);
        ScalarExpression? key = scenario.RegistrationKey?.Scalar;
        for (int c = 0; c < communes; c++)
        {
            block.Draws.StandardNormal(Purposes.Registration, model.Communes[c].Hash, year, 0, z);
            ReadOnlySpan<double> met = block.Column(c, CommuneSlots.CriteriaMet);
            for (int lane = 0; lane < width; lane++)
            {
                double value = key is null
                    ? met[lane]
                    : key(block.Lanes, block.Offset(c, lane), width, model.Shared, block.SharedOffsets[(c * width) + lane]);
                keys[(c * width) + lane] = value + (rules.RegistrationChance * z[lane]);
            }
        }

        int[] order = new int[communes];
        double[] candidateKeys = new double[communes];
        for (int lane = 0; lane < width; lane++)
        {
            int onList = 0;
            for (int c = 0; c < communes; c++)
            {
                onList += block.Column(c, CommuneSlots.Registered)[lane] != 0 ? 1 : 0;
            }

            for (int level = 1; level <= 3; level++)
            {
                int free = Math.Min(scenario.Quota(level, year), scenario.MostAtOnce - onList);
                int candidates = 0;
                for (int c = 0; c < communes && free > 0; c++)
                {
                    bool fits = !model.Communes[c].Urban && block.Column(c, CommuneSlots.Registered)[lane] == 0
                        && block.Column(c, CommuneSlots.Level)[lane] == level - 1
                        && (level == 1 || block.Column(c, CommuneSlots.YearsHeld)[lane] >= rules.AdvancedPause);
                    if (fits)
                    {
                        order[candidates] = c;
                        candidateKeys[candidates] = -keys[(c * width) + lane];
                        candidates++;
                    }
                }

                if (candidates > free)
                {
                    StableSort(candidateKeys, order, candidates);
                }

                for (int i = 0; i < Math.Min(free, candidates); i++)
                {
                    block.Column(order[i], CommuneSlots.Registered)[lane] = 1;
                    block.Column(order[i], slots.RegisteredLevel)[lane] = level;
                    block.Column(order[i], slots.YearsRegistered)[lane] = 0;
                    onList++;
                }
            }
        }
    }

    /// <summary>Insertion sort: the lists are short and equal keys must keep their order on every machine.</summary>
    internal static void StableSort(double[] keys, int[] items, int count)
    {
        for (int i = 1; i < count; i++)
        {
            double key = keys[i];
            int item = items[i];
            int j = i - 1;
            while (j >= 0 && keys[j] > key)
            {
                keys[j + 1] = keys[j];
                items[j + 1] = items[j];
                j--;
            }

            keys[j + 1] = key;
            items[j + 1] = item;
        }
    }

    private void DropStale(BlockState block, int year)
    {
        int width = block.Width;
        RecognitionRules rules = model.Pack.Recognition;
        Span<double> u = block.Scratch[0].AsSpan(0, width);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            block.Draws.Uniform(Purposes.Drop, model.Communes[c].Hash, year, 0, u);
            Span<double> registered = block.Column(c, CommuneSlots.Registered);
            Span<double> years = block.Column(c, model.Slots.YearsRegistered);
            Span<double> level = block.Column(c, model.Slots.RegisteredLevel);
            for (int lane = 0; lane < width; lane++)
            {
                if (registered[lane] == 0)
                {
                    continue;
                }

                years[lane]++;
                if (years[lane] >= rules.RegistrationHold && u[lane] < rules.RegistrationDrop)
                {
                    registered[lane] = 0;
                    level[lane] = 0;
                    years[lane] = 0;
                }
            }
        }
    }
}
