using Planner.Numerics.Tests.Lanes;

// Test runners load this assembly and never come here; VectorWidthTests starts it as a process of its own.
Console.Out.Write(KernelDigest.Report());
return 0;
