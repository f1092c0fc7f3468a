using System.Text;
using System.Xml;

namespace Planner.Localities.Import.Reading;

/// <summary>
/// Goes through the XML of a workbook's part node by node, so that no element need be held whole: a row, or a text, of somebody's file may be as large as the file. No entities, no nesting without end.
/// </summary>
internal sealed class PartXml : IDisposable
{
    private const int MostDepth = 64;

    private readonly XmlReader reader;
    private readonly char[] chunk = new char[4096];

    public PartXml(Stream part) => reader = XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ImportLimits.MostUnpacked,
    });

    /// <summary>The name of the element that begins or ends here, without its prefix; empty at any other node.</summary>
    public string Name => reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement ? reader.LocalName : "";

    /// <summary>Whether an element begins here.</summary>
    public bool Begins => reader.NodeType == XmlNodeType.Element;

    /// <summary>The nesting of this node.</summary>
    public int Depth => reader.Depth;

    /// <summary>Goes to the next node; false at the end.</summary>
    /// <exception cref="XmlException">It is no XML, has a document type, or is nested beyond measure.</exception>
    public bool Next()
    {
        bool more = reader.Read();
        return reader.Depth <= MostDepth ? more : throw new XmlException("nested too deep");
    }

    /// <summary>Goes to the next node inside an element; false at the element's end, which is then left behind.</summary>
    /// <param name="depth">The element's nesting.</param>
    /// <param name="empty">Whether the element has nothing inside.</param>
    public bool NextInside(int depth, bool empty) => !empty && Next() && (reader.NodeType != XmlNodeType.EndElement || reader.Depth > depth);

    /// <summary>Whether the element that begins here has nothing inside.</summary>
    public bool IsEmpty => reader.IsEmptyElement;

    /// <summary>An attribute by its name without a prefix; null where it is not there.</summary>
    public string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>An attribute of the relations between parts.</summary>
    public string? Relation()
    {
        for (int i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.LocalName == "id" && reader.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                string value = reader.Value;
                reader.MoveToElement();
                return value;
            }
        }

        reader.MoveToElement();
        return null;
    }

    /// <summary>A number that cannot be below zero; null where the attribute is not there.</summary>
    /// <exception cref="FormatException">It is no such number.</exception>
    /// <exception cref="OverflowException">It is too large.</exception>
    public uint? Number(string name) =>
        Attribute(name) is { } text ? uint.Parse(text, System.Globalization.NumberStyles.AllowLeadingWhite | System.Globalization.NumberStyles.AllowTrailingWhite, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Whether an attribute says yes.</summary>
    public bool Truth(string name) => Attribute(name) is "1" or "true" or "on";

    /// <summary>Adds the text of this node, where it is one.</summary>
    /// <exception cref="LimitPassedException">The text grows beyond a cell's.</exception>
    public void AddTo(StringBuilder text)
    {
        if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
        {
            return;
        }

        for (int count; (count = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            if (text.Length + count > ImportLimits.MostCharacters)
            {
                throw new LimitPassedException("characters", text.Length + count, ImportLimits.MostCharacters);
            }

            text.Append(chunk, 0, count);
        }
    }

    /// <summary>The text of the element that begins here, its inner elements left out but for those named; ends behind the element.</summary>
    /// <param name="parts">Inner elements whose text counts; none for the element's own.</param>
    /// <param name="except">Inner elements whose whole content does not count.</param>
    public string Text(string? parts = null, string? except = null)
    {
        var text = new StringBuilder();
        int depth = Depth, outside = int.MaxValue;
        bool within = parts is null;
        for (bool empty = IsEmpty; NextInside(depth, empty);)
        {
            if (Begins)
            {
                if (Name == except && !IsEmpty && outside == int.MaxValue)
                {
                    outside = Depth;
                }

                within = Name == parts && outside == int.MaxValue && !IsEmpty;
            }
            else if (Name.Length > 0)
            {
                outside = Name == except && Depth == outside ? int.MaxValue : outside;
                within = false;
            }
            else if (within)
            {
                AddTo(text);
            }
        }

        return text.ToString();
    }

    public void Dispose() => reader.Dispose();
}
