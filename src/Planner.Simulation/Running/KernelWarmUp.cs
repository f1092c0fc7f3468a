using System.Reflection;
using System.Runtime.CompilerServices;
using Planner.Numerics.Random;
using Planner.Simulation.Draws;

namespace Planner.Simulation.Running;

/// <summary>
/// Compiles the kernels of a run ahead. They are compiled fully at their first call, which is most of a short run's time; whoever reads files first has a core to spare for it meanwhile.
/// What a run gives does not depend on it.
/// </summary>
public static class KernelWarmUp
{
    /// <summary>Compiles, on the calling thread, every kernel that is no generic.</summary>
    /// <param name="cancel">Ends it between two kernels.</param>
    public static void Compile(CancellationToken cancel)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (Assembly assembly in (Assembly[])[typeof(LaneDraws).Assembly, typeof(UnitHash).Assembly])
        {
            foreach (MethodInfo method in assembly.GetTypes().Where(t => !t.ContainsGenericParameters).SelectMany(t => t.GetMethods(all)))
            {
                if (cancel.IsCancellationRequested)
                {
                    return;
                }

                if (method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization) && !method.ContainsGenericParameters)
                {
                    RuntimeHelpers.PrepareMethod(method.MethodHandle);
                }
            }
        }
    }
}
