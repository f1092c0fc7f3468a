using Planner.Localities.Policies;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>
/// What a scenario's levers make of what money buys and of how households move, worked out once before the run: prices, emphases, effects, hazards.
/// docs/model.md, "Levers".
/// </summary>
internal static class LeveredComponents
{
    /// <summary>The model under these levers: the same one where they change nothing of it.</summary>
    public static PreparedModel On(PreparedModel model, Levers levers)
    {
        PreparedComponent[] components = [.. model.Components.Select(c => Changed(c, model, levers))];
        PovertyRules poverty = Households(model.Pack.Poverty, levers);
        bool same = ReferenceEquals(poverty, model.Pack.Poverty) && components.Zip(model.Components).All(c => ReferenceEquals(c.First, c.Second));
        return same ? model : model.With(components, poverty);
    }

    private static PreparedComponent Changed(PreparedComponent component, PreparedModel model, Levers levers)
    {
        string id = component.Definition.Id;
        PreparedComponent changed = component;
        if (levers.ConditionalSupport is { Share: > 0 } given && given.Components.Contains(id))
        {
            changed = Effects(changed, e => e with { Max = e.Max * (1 + (given.Share * Gain(e.Kind, given))) });
        }

        if (levers.CostSharing is { Share: > 0 } shared && shared.Components.Contains(id))
        {
            changed = Works(changed, w => w with { UnitCost = w.UnitCost * (1 - shared.Share) });
        }

        if (levers.ProgrammeIntegration is { } pooled && pooled.Share * pooled.ScaleSaving > 0 && pooled.Programmes.Contains(component.Definition.Programme))
        {
            changed = Works(changed, w => w with { UnitCost = w.UnitCost * (1 - (pooled.Share * pooled.ScaleSaving)) });
        }

        if (levers.HouseholdReview is { ExclusionError: > 0 } review)
        {
            // The missed get nothing; money per listed household follows from the measured number.
            changed = Effects(changed, e => e.Kind == HouseholdEffectKind.IncomeGrowth ? e : e with { Max = e.Max * (1 - review.ExclusionError) });
        }

        if (levers.TrainingAndJobs is { } training && training.PerWorker != training.Reference && training.Components.Contains(id))
        {
            double dearer = training.PerWorker / training.Reference;
            double better = Placed(training.PerWorker, training) / Placed(training.Reference, training);
            changed = Works(changed, w => w with { UnitCost = w.UnitCost * dearer });
            changed = Effects(changed, e => e with { Max = e.Max * better, Scale = e.Scale * dearer });
        }

        if (levers.RemoteRoads is { } roads && roads.Emphasis != 1 && roads.Components.Contains(id))
        {
            HashSet<int> indexes = [.. model.CommuneIndicators.Where(i => roads.Roads.Contains(i.Definition.Id)).Select(i => i.Index)];
            changed = Works(changed, w => indexes.Contains(w.Indicator) ? w with { Emphasis = w.Emphasis * roads.Emphasis } : w);
        }

        if (levers.WeakestFirst is { Focus: > 0 } weakest && weakest.Components.Contains(id) && changed.Works.Count > 0)
        {
            Dictionary<int, double> open = changed.Works.Select(w => w.Indicator).Distinct().ToDictionary(i => i, i => OpenAtStart(model, i));
            double most = open.Values.Max();
            changed = most > 0 ? Works(changed, w => w with { Emphasis = w.Emphasis * (1 + (weakest.Focus * open[w.Indicator] / most)) }) : changed;
        }

        return changed;
    }

    private static PovertyRules Households(PovertyRules rules, Levers levers)
    {
        PovertyRules changed = rules;
        if (levers.OfficialsAssigned is { Share: > 0 } officials)
        {
            // Of the assigned share the hazard is multiplied, of the rest it stays.
            changed = changed with
            {
                ExitMobile = Times(rules.ExitMobile, 1 + (officials.Share * (DeterministicMath.Exp(officials.ExitGain) - 1))),
                FallBack = Times(rules.FallBack, 1 - (officials.Share * (1 - DeterministicMath.Exp(-officials.FallBackCut)))),
            };
        }

        return levers.HouseholdReview is { } review && review.MeasuredOverTrue != 1 ? changed with { ReviewBias = review.MeasuredOverTrue } : changed;
    }

    private static Coefficient Times(Coefficient coefficient, double factor) => coefficient with { Value = coefficient.Value * factor };

    private static double Gain(HouseholdEffectKind kind, ConditionalSupport given) => kind switch
    {
        HouseholdEffectKind.PovertyExit => given.ExitGain,
        HouseholdEffectKind.IncomeGrowth => given.IncomeGain,
        _ => 0,
    };

    /// <summary>Share of the trained who find a job.</summary>
    private static double Placed(double perWorker, TrainingAndJobs training)
    {
        double way = perWorker / training.Halfway;
        return 1 - DeterministicMath.Exp(-(way * way));
    }

    /// <summary>Mean share of the way to its best value that an indicator has still to go at the start, over communes and tables.</summary>
    private static double OpenAtStart(PreparedModel model, int indicator)
    {
        IndicatorDefinition definition = model.CommuneIndicators.First(i => i.Index == indicator).Definition;
        double range = Math.Abs(definition.Best - definition.Worst);
        return model.Locality.Tables.SelectMany(t => t.Communes).Average((CommuneStart c) => Math.Abs(definition.Best - c.Indicators[indicator]) / range);
    }

    private static PreparedComponent Works(PreparedComponent component, Func<PreparedWork, PreparedWork> change) =>
        component.Works.Count == 0 ? component : component with { Works = [.. component.Works.Select(change)] };

    private static PreparedComponent Effects(PreparedComponent component, Func<HouseholdEffect, HouseholdEffect> change) =>
        component.Effects.Count == 0 ? component : component with { Effects = [.. component.Effects.Select(change)] };
}
