using System.Text;
using Planner.Acceptance;

// Test runners load this assembly and never come here; VectorPathTests starts it as a process of its own.
Console.OutputEncoding = new UTF8Encoding(false);
CommandRun run = CommandRun.Of(args);
Console.Out.Write(VectorPathTests.Machine() + "\n" + run.Out);
Console.Error.Write(run.Error);
return run.Code;
