namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>A compiled loop over the replicates of a block that gives truths, 1 and 0.</summary>
/// <param name="lanes">Slot 0 of the first replicate; slot s of replicate i lies s·stride + i doubles further.</param>
/// <param name="stride">Distance of the slots.</param>
/// <param name="count">Number of replicates, a positive multiple of those in a register.</param>
/// <param name="shared">The shared bank.</param>
/// <param name="sharedOffset">Where the shared slots start.</param>
/// <param name="truths">Receives a byte per replicate.</param>
/// <param name="errors">Receives a byte per replicate if the expression can fail, else is not touched.</param>
internal delegate void TruthLoop(ref double lanes, int stride, int count, double[] shared, int sharedOffset, ref byte truths, ref byte errors);

/// <summary>A compiled loop over the replicates of a block that gives numbers; otherwise as <see cref="TruthLoop"/>.</summary>
internal delegate void NumberLoop(ref double lanes, int stride, int count, double[] shared, int sharedOffset, ref double numbers, ref byte errors);
