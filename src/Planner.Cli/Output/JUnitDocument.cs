using System.Globalization;
using System.Text;
using System.Xml;
using Planner.Rules.Language;
using Planner.Rules.Testing;

namespace Planner.Cli.Output;

/// <summary>
/// Test results as build servers read them (the common subset of JUnit's XML): a suite per tests file, a test case per case. No times: same files, same bytes.
/// </summary>
internal static class JUnitDocument
{
    public static void Write(IReadOnlyList<SuiteResult> results, Stream stream)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };
        using var writer = XmlWriter.Create(stream, settings);
        writer.WriteStartElement("testsuites");
        Counts(writer, results.Sum(r => r.Cases.Count), results.Sum(r => r.Failed));
        foreach (SuiteResult result in results)
        {
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", Clean(result.File));
            Counts(writer, result.Cases.Count, result.Failed);
            foreach (CaseResult test in result.Cases)
            {
                Case(writer, test, result);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    private static void Case(XmlWriter writer, CaseResult test, SuiteResult result)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Clean(result.Workflow));

        // Servers tell cases apart by their name.
        writer.WriteAttributeString("name", Clean(string.Create(CultureInfo.InvariantCulture, $"{test.Name} ({test.Span.Line}:{test.Span.Column})")));
        writer.WriteAttributeString("file", Clean(test.Span.File));
        writer.WriteAttributeString("line", test.Span.Line.ToString(CultureInfo.InvariantCulture));
        foreach (ExpectationResult failed in test.Expectations.Where(e => !e.Passed))
        {
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("message", Clean($"{failed.Rule}: expected {failed.Expected}, came {failed.Actual}"));
            var text = new StringBuilder($"{failed.Span}\n");
            if (failed.Error is not null)
            {
                text.Append(failed.Error).Append('\n');
            }

            foreach (string unit in failed.Units)
            {
                text.Append(unit).Append('\n');
            }

            foreach (ComparisonExplanation c in failed.Decisive)
            {
                text.Append(CultureInfo.InvariantCulture, $"{c.Span}: {c.Expression}: {TestText.Side(c.Left)} {TestText.Relation(c)} {TestText.Side(c.Right)}\n");
            }

            writer.WriteString(Clean(text.ToString()));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Counts(XmlWriter writer, int tests, int failures)
    {
        writer.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("errors", "0");
    }

    /// <summary>XML has no escape for most control characters.</summary>
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
}
