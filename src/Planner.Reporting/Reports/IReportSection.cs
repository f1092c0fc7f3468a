using Planner.Reporting.Reports.Html;

namespace Planner.Reporting.Reports;

/// <summary>A section of a report.</summary>
internal interface IReportSection
{
    /// <summary>Its id, where links lead.</summary>
    string Id { get; }

    /// <summary>Its heading.</summary>
    /// <param name="frame">The report.</param>
    string Heading(ReportFrame frame);

    /// <summary>Writes what stands under the heading.</summary>
    /// <param name="frame">The report.</param>
    /// <param name="html">Receives it.</param>
    void Write(ReportFrame frame, HtmlWriter html);
}
