using System.Text;

namespace Planner.Fuzzing.Making;

/// <summary>Tables of text as offices save them, in any code page and with any separator, some of their fields exchanged.</summary>
internal sealed class OfficeCsvChanges(IReadOnlyList<IReadOnlyList<object?>> table)
{
    private static readonly string[] Fields =
    [
        "", " ", "\"", "\"\"", "\"a\"\"b\"", "\"a\nb\"", "=1+1", "#DIV/0!", "Err:502", "1.204", "1,204", "1.204,5", "18,5%", "-", "x", "Có", "1e999", "NaN", "99999999999999999999", "31/12/2020", "\u202E", "\u001b[2J", "𝟙xã", "TT😀", "xã 😀",
        "Tổng", "Tổng cộng huyện", "Cộng", "I", "II.", "1)", "0042", "Đắk", "e\u0301", "１",
    ];

    public byte[] Make(Random random)
    {
        char by = random.Pick((char[])[';', ',', '\t', '|']);
        List<List<string>> rows = [.. table.Select(r => r.Select(c => Convert.ToString(c, System.Globalization.CultureInfo.InvariantCulture) ?? "").ToList())];
        for (int times = random.Next(1, 5); times > 0; times--)
        {
            List<string> row = random.Pick(rows);
            int at = random.Next(Math.Max(1, row.Count));
            switch (random.Next(6))
            {
                case 0:
                    rows.Insert(random.Next(rows.Count + 1), [.. row]);
                    break;
                case 1:
                    row.Insert(Math.Min(at, row.Count), random.Pick(Fields));
                    break;
                case 2 when random.Next(10) == 0:
                    row.AddRange(Enumerable.Repeat("1", random.Next(900, 1_200)));
                    break;
                default:
                    if (row.Count > 0)
                    {
                        row[at] = random.Next(3) == 0 ? random.Pick(AwkwardTexts.Texts) : random.Pick(Fields);
                    }

                    break;
            }
        }

        string text = (random.Next(8) == 0 ? $"sep={random.Pick((char[])[by, ';', '"', 'x', '\0'])}\r\n" : "") + string.Join(random.Next(3) == 0 ? "\n" : "\r\n", rows.Select(r => string.Join(by, r)));
        byte[] bytes = random.Next(8) switch
        {
            0 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            1 => Encoding.Unicode.GetBytes(text),
            2 => Encoding.BigEndianUnicode.GetBytes(text),
            3 => Encoding.Latin1.GetBytes(text),
            4 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };
        return random.Next(6) == 0 ? ByteChanges.Damaged(bytes, random) : bytes;
    }
}
