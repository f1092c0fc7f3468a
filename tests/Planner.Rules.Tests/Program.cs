using Planner.Rules.Tests.Language;

// Test runners load this assembly and never come here; VectorWidthTests starts it as a process of its own.
Console.Out.Write(LaneDigest.Report());
return 0;
