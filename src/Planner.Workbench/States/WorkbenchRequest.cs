using Planner.Rules.Pack;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;
using Planner.Workbench.Settings;

namespace Planner.Workbench.States;

/// <summary>Something the update wants done outside: files, runs. The loop hands it to the engine, which answers with messages.</summary>
internal abstract record WorkbenchRequest
{
    private WorkbenchRequest()
    {
    }

    /// <summary>Run scenarios that are not fresh.</summary>
    /// <param name="Ids">Which.</param>
    public sealed record Run(IReadOnlyList<string> Ids) : WorkbenchRequest;

    /// <summary>Stop what runs.</summary>
    public sealed record Stop : WorkbenchRequest;

    /// <summary>Compare scenarios; those not run are left out.</summary>
    /// <param name="Ids">Which, the reference first.</param>
    public sealed record Compare(IReadOnlyList<string> Ids) : WorkbenchRequest;

    /// <summary>Find out what holds communes back under a scenario, and what closing it costs.</summary>
    /// <param name="Id">The scenario.</param>
    public sealed record Closings(string Id) : WorkbenchRequest;

    /// <summary>Copy a scenario.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Title">The copy's title.</param>
    public sealed record Duplicate(string Id, string Title) : WorkbenchRequest;

    /// <summary>Give a scenario another title in one language.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Title">The title.</param>
    /// <param name="Language">The language whose title changes.</param>
    public sealed record Rename(string Id, string Title, Language Language) : WorkbenchRequest;

    /// <summary>Delete a scenario's file.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Delete(string Id) : WorkbenchRequest;

    /// <summary>Put files back as they were, unless somebody has changed them since.</summary>
    /// <param name="Files">What was changed.</param>
    public sealed record Restore(IReadOnlyList<FileChange> Files) : WorkbenchRequest;

    /// <summary>Read the levers of a scenario.</summary>
    /// <param name="Id">The scenario.</param>
    public sealed record ReadLevers(string Id) : WorkbenchRequest;

    /// <summary>Preview what levers do.</summary>
    /// <param name="Levers">The levers.</param>
    public sealed record Preview(LeverSheet Levers) : WorkbenchRequest;

    /// <summary>Save levers as a scenario.</summary>
    /// <param name="Levers">The levers.</param>
    /// <param name="Title">Its title.</param>
    public sealed record SaveLevers(LeverSheet Levers, string Title) : WorkbenchRequest;

    /// <summary>Read the table of a parameter.</summary>
    /// <param name="Parameter">Id of the parameter.</param>
    /// <param name="Opening">Whether to open it; else it only follows the file.</param>
    public sealed record ReadTable(string Parameter, bool Opening = true) : WorkbenchRequest;

    /// <summary>Find out what the changed values of a table do; nothing is written.</summary>
    /// <param name="Draft">The table.</param>
    public sealed record TryTable(TableDraft Draft) : WorkbenchRequest;

    /// <summary>Write the changed values of a table to its file.</summary>
    /// <param name="Draft">The table.</param>
    /// <param name="Words">Where the values come from.</param>
    /// <param name="IsSource">Whether that is a document; else it is an assumption.</param>
    public sealed record SaveTable(TableDraft Draft, LocalizedText Words, bool IsSource) : WorkbenchRequest;

    /// <summary>Find out what targets of a scenario depend on.</summary>
    /// <param name="Scenario">The scenario.</param>
    /// <param name="Method">How.</param>
    /// <param name="Effort">With how much.</param>
    /// <param name="Target">The target looked at.</param>
    public sealed record Study(string Scenario, StudyMethod Method, StudyEffort Effort, string Target) : WorkbenchRequest;

    /// <summary>Show another target of a study that was begun.</summary>
    /// <param name="Scenario">The scenario.</param>
    /// <param name="Method">How it was looked at.</param>
    /// <param name="Target">The target.</param>
    public sealed record LookAtStudy(string Scenario, StudyMethod Method, string Target) : WorkbenchRequest;

    /// <summary>Stop the study that runs and keep what it found.</summary>
    public sealed record StopStudy : WorkbenchRequest;

    /// <summary>Search for a better plan.</summary>
    /// <param name="Scenario">The plan that is to become better.</param>
    /// <param name="Objective">What the plan is to do best.</param>
    /// <param name="Ids">Targets that are to be met together, or one metric.</param>
    /// <param name="Chance">For the least money: the chance asked for, 0..1; null otherwise.</param>
    /// <param name="Effort">With how much.</param>
    public sealed record Optimise(string Scenario, ObjectiveChoice Objective, IReadOnlyList<string> Ids, double? Chance, StudyEffort Effort) : WorkbenchRequest;

    /// <summary>Stop the search that runs and keep the best plan so far.</summary>
    public sealed record StopSearch : WorkbenchRequest;

    /// <summary>Save a plan as a scenario.</summary>
    /// <param name="Scenario">The scenario that it changes.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Content">Its file.</param>
    public sealed record SavePlan(string Scenario, string Title, byte[] Content) : WorkbenchRequest;

    /// <summary>Remember the settings.</summary>
    /// <param name="Settings">The settings.</param>
    public sealed record Remember(WorkbenchSettings Settings) : WorkbenchRequest;

    /// <summary>Write what is on the screen to a file.</summary>
    /// <param name="Name">Name of the file without ending.</param>
    /// <param name="Text">The text of the screen.</param>
    /// <param name="Csv">The table behind it; null for none.</param>
    /// <param name="Svg">The chart behind it; null for none.</param>
    public sealed record Export(string Name, string Text, string? Csv, string? Svg) : WorkbenchRequest
    {
        /// <summary>The files it writes.</summary>
        /// <param name="locality">Id of the locality; null where none was read.</param>
        public IEnumerable<string> Files(string? locality) => Contents().Select(c => Path.Combine("out", locality ?? "workbench", SafeFileName.Of(Name) + c.Ending));

        /// <summary>What each file holds, in the same order.</summary>
        public IEnumerable<(string Content, string Ending)> Contents()
        {
            foreach ((string? content, string ending) in new[] { (Text, ".txt"), (Csv, ".csv"), (Svg, ".svg") })
            {
                if (content is not null)
                {
                    yield return (content, ending);
                }
            }
        }
    }

    /// <summary>Write the report of scenarios that were run.</summary>
    /// <param name="Ids">Which, the reference first.</param>
    /// <param name="Language">Its language.</param>
    public sealed record WriteReport(IReadOnlyList<string> Ids, Language Language) : WorkbenchRequest;

    /// <summary>Stop writing the report; nothing is left of it.</summary>
    public sealed record StopReport : WorkbenchRequest;
}
