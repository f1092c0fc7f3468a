using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Planner.Reporting.Packages;

namespace Planner.Reporting.Official;

/// <summary>Writes a document as an Office Open XML file. Equal texts give equal bytes: nothing in it tells when it was written.</summary>
internal static class DocxWriter
{
    private const string Font = "Times New Roman";
    private const string FirstHeader = "headerFirst";
    private const string NumberedHeader = "header";

    // Half points: 13 pt, the smallest that the decree gives body text.
    private const int BodySize = 26;

    /// <summary>Writes a document.</summary>
    /// <param name="language">Code of its language, such as <c>vi-VN</c>.</param>
    /// <param name="mark">Said above every page; null for nothing.</param>
    /// <param name="write">Writes the text, closing every section.</param>
    /// <param name="stream">Receives the file; not closed.</param>
    public static void Write(string language, string? mark, Action<DocxBody> write, Stream stream)
    {
        using var package = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();

            // The id it is given by itself is drawn by chance.
            document.ChangeIdOfPart(main, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles(language);
            main.AddNewPart<HeaderPart>(FirstHeader).Header = new Header(Mark(mark));
            main.AddNewPart<HeaderPart>(NumberedHeader).Header = new Header(Number(), Mark(mark));
            var body = new DocxBody(new DocxBody.Header(FirstHeader, NumberedHeader));
            write(body);
            main.Document = new Document(body.Finished);
        }

        OfficePackage.Rewrite(package, stream);
    }

    private static Paragraph Number() => new(
        new ParagraphProperties(new ParagraphStyleId { Val = nameof(DocxStyle.Centre) }),
        new SimpleField(DocxBody.RunOf("2")) { Instruction = " PAGE " });

    private static Paragraph Mark(string? mark) => mark is null
        ? new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = nameof(DocxStyle.Rule) }))
        : new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = nameof(DocxStyle.Cell) }, new Justification { Val = JustificationValues.Center }),
            new Run(
                new RunProperties(new Bold(), new Color { Val = "8B1A1A" }, new FontSize { Val = "17" }, new FontSizeComplexScript { Val = "17" }),
                new DocumentFormat.OpenXml.Wordprocessing.Text(OfficePackage.Allowed(mark)) { Space = SpaceProcessingModeValues.Preserve }));

    private static Styles Styles(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                new FontSize { Val = Half(BodySize) },
                new FontSizeComplexScript { Val = Half(BodySize) },
                new Languages { Val = language, EastAsia = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Of(DocxStyle.Body, after: 80, JustificationValues.Both, first: 567),
        Of(DocxStyle.Item, after: 60, JustificationValues.Both, left: 567, hanging: 283),
        Of(DocxStyle.Part, after: 80, JustificationValues.Left, bold: true, keep: true, before: 120, level: 0),
        Of(DocxStyle.Point, after: 60, JustificationValues.Left, bold: true, keep: true, before: 80, level: 1),
        Of(DocxStyle.Title, after: 0, JustificationValues.Center, bold: true, keep: true, size: 28),
        Of(DocxStyle.Centre, after: 0, JustificationValues.Center),
        Of(DocxStyle.Note, after: 60, JustificationValues.Both, italic: true, size: 22, before: 60),
        Of(DocxStyle.Aside, after: 80, JustificationValues.Center, italic: true, size: 24),
        Of(DocxStyle.Cell, after: 0, JustificationValues.Left),
        Of(DocxStyle.Rule, after: 0, JustificationValues.Left, size: 8));

    private static Style Of(
        DocxStyle style, int after, JustificationValues align, int first = 0, int left = 0, int hanging = 0, bool bold = false, bool italic = false, bool keep = false, int before = 0, int size = 0, int? level = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (keep)
        {
            paragraph.Append(new KeepNext());
        }

        paragraph.Append(new SpacingBetweenLines { Before = Half(before), After = Half(after) });
        if (first > 0)
        {
            paragraph.Append(new Indentation { FirstLine = Half(first) });
        }
        else if (left > 0)
        {
            paragraph.Append(new Indentation { Left = Half(left), Hanging = Half(hanging) });
        }

        paragraph.Append(new Justification { Val = align });
        if (level is { } outline)
        {
            paragraph.Append(new OutlineLevel { Val = outline });
        }

        var run = new StyleRunProperties();
        if (bold)
        {
            run.Append(new Bold());
        }

        if (italic)
        {
            run.Append(new Italic());
        }

        if (size > 0)
        {
            run.Append(new FontSize { Val = Half(size) }, new FontSizeComplexScript { Val = Half(size) });
        }

        var made = new Style(new StyleName { Val = "Planner " + style }, new BasedOn { Val = "Normal" }, paragraph) { Type = StyleValues.Paragraph, StyleId = style.ToString(), CustomStyle = true };
        if (run.HasChildren)
        {
            made.Append(run);
        }

        return made;
    }

    private static string Half(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
