using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Units;

namespace Planner.Localities.Import.Layout;

/// <summary>Finds communes and districts by the codes and names that offices write: with or without "xã", Đắk or Đăk, hòa or hoà, in any normal form.</summary>
internal sealed class CommuneIndex
{
    private static readonly string[] UrbanPrefixes = ["thị trấn", "tt", "phường", "p", "thị tứ"];

    private readonly IReadOnlyList<CommuneStart> communes;
    private readonly ImportVocabulary vocabulary;
    private readonly Dictionary<string, int> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> byTrimmedId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byPlain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> districts = new(StringComparer.Ordinal);
    private readonly HashSet<string> totals;
    private readonly HashSet<string> localityNames;

    public CommuneIndex(Locality locality, IReadOnlyList<CommuneStart> communes, ImportVocabulary vocabulary)
    {
        this.communes = communes;
        this.vocabulary = vocabulary;
        for (int i = 0; i < communes.Count; i++)
        {
            string id = VietnameseText.Tidy(communes[i].Id);
            byId.TryAdd(id, i);
            if (id.All(char.IsAsciiDigit))
            {
                Add(byTrimmedId, id.TrimStart('0'), i);
            }

            string name = WithoutPrefix(communes[i].Name, vocabulary.CommunePrefixes, out _);
            Add(byKey, VietnameseText.Key(name), i);
            Add(byPlain, VietnameseText.Plain(name), i);
        }

        for (int d = 0; d < locality.Districts.Count; d++)
        {
            District district = locality.Districts[d];
            districts.TryAdd(VietnameseText.Plain(district.Id), d);
            districts.TryAdd(VietnameseText.Plain(district.Title.Vi), d);
            districts.TryAdd(VietnameseText.Plain(district.Title.En), d);
            districts.TryAdd(VietnameseText.Plain(WithoutPrefix(district.Title.Vi, vocabulary.DistrictPrefixes, out _)), d);
            if (district.Code is { Length: > 0 } code)
            {
                districts.TryAdd(VietnameseText.Plain(code), d);
            }
        }

        totals = [.. vocabulary.Totals.Select(VietnameseText.Plain)];
        localityNames = [VietnameseText.Plain(locality.Title.Vi), VietnameseText.Plain(locality.Title.En), "toan " + VietnameseText.Plain(locality.Title.Vi)];
    }

    /// <summary>The names and codes that stand nearest to what was written are looked for among these.</summary>
    public IEnumerable<string> Names => communes.Select(c => c.Name).Concat(communes.Select(c => c.Id)).Distinct(StringComparer.Ordinal);

    public CommuneMatch ByCode(SheetCell cell)
    {
        string text = cell.Text;
        if (cell.Kind is not (SheetCellKind.Text or SheetCellKind.Number) || text.Length == 0)
        {
            return CommuneMatch.None;
        }

        if (byId.TryGetValue(text, out int exact))
        {
            return new CommuneMatch([exact]);
        }

        return text.All(char.IsAsciiDigit) && byTrimmedId.TryGetValue(text.TrimStart('0'), out List<int>? trimmed) ? new CommuneMatch(trimmed, ZerosLost: true) : CommuneMatch.None;
    }

    /// <summary>The commune of a name; of several with that name those of the district, then those of the kind that "thị trấn" or "xã" tells.</summary>
    public CommuneMatch ByName(SheetCell cell, int? district)
    {
        if (cell.Kind != SheetCellKind.Text)
        {
            return CommuneMatch.None;
        }

        string name = WithoutPrefix(cell.Text, vocabulary.CommunePrefixes, out string? prefix);
        bool marks = true;
        if (!byKey.TryGetValue(VietnameseText.Key(name), out List<int>? found))
        {
            marks = false;
            if (!byPlain.TryGetValue(VietnameseText.Plain(name), out found))
            {
                return CommuneMatch.None;
            }
        }

        IReadOnlyList<int> left = found;
        if (left.Count > 1 && district is { } d)
        {
            IReadOnlyList<int> there = [.. left.Where(c => communes[c].District == d)];
            left = there.Count > 0 ? there : left;
        }

        if (left.Count > 1 && prefix is not null)
        {
            bool urban = UrbanPrefixes.Contains(prefix, StringComparer.OrdinalIgnoreCase);
            IReadOnlyList<int> kind = [.. left.Where(c => communes[c].Urban == urban)];
            left = kind.Count > 0 ? kind : left;
        }

        return new CommuneMatch(left, MarksIgnored: !marks);
    }

    /// <summary>Whether a row is a commune by its code or name.</summary>
    public bool IsCommune(OfficeSheet sheet, int row, int? code, int? name) =>
        (code is { } c && ByCode(sheet[row, c]).Communes.Count > 0)
        || (name is { } n && sheet[row, n] is { Kind: SheetCellKind.Text } cell && !SaysDistrict(cell.Text) && ByName(cell, null).Communes.Count > 0);

    /// <summary>The district of a text; null where it is none.</summary>
    public int? DistrictOf(SheetCell cell)
    {
        if (cell.Kind is not (SheetCellKind.Text or SheetCellKind.Number))
        {
            return null;
        }

        string name = WithoutPrefix(cell.Text, vocabulary.DistrictPrefixes, out _);
        return districts.TryGetValue(VietnameseText.Plain(cell.Text), out int whole) ? whole : districts.TryGetValue(VietnameseText.Plain(name), out int bare) ? bare : null;
    }

    /// <summary>Whether a text says by itself that it is a district: "Huyện …".</summary>
    public bool SaysDistrict(string text)
    {
        WithoutPrefix(text, vocabulary.DistrictPrefixes, out string? prefix);
        return prefix is { Length: > 2 };
    }

    /// <summary>Whether a text names a total, and of which district; a district of -1 is the whole table.</summary>
    public int? TotalOf(string text)
    {
        string plain = VietnameseText.Plain(text);
        if (totals.Contains(plain) || localityNames.Contains(plain))
        {
            return -1;
        }

        foreach (string total in totals.Where(t => plain.StartsWith(t + " ", StringComparison.Ordinal)).OrderByDescending(t => t.Length))
        {
            string rest = plain[(total.Length + 1)..];
            if (localityNames.Contains(rest) || totals.Contains(rest))
            {
                return -1;
            }

            if (DistrictOf(new SheetCell(SheetCellKind.Text, rest)) is { } district)
            {
                return district;
            }
        }

        return null;
    }

    public static string WithoutPrefix(string text, IReadOnlyList<string> prefixes, out string? prefix)
    {
        string tidy = VietnameseText.Tidy(text);
        foreach (string candidate in prefixes.OrderByDescending(p => p.Length))
        {
            if (tidy.Length <= candidate.Length + 1 || !VietnameseText.Key(tidy[..candidate.Length]).Equals(VietnameseText.Key(candidate), StringComparison.Ordinal))
            {
                continue;
            }

            // "P1" and "X" begin names too: a single letter needs its point.
            char next = tidy[candidate.Length];
            if (next == '.' || (next == ' ' && candidate.Length > 1))
            {
                string rest = tidy[(candidate.Length + 1)..].TrimStart(' ', '.');
                if (rest.Length > 0)
                {
                    prefix = candidate;
                    return rest;
                }
            }
        }

        prefix = null;
        return tidy;
    }

    private static void Add(Dictionary<string, List<int>> index, string key, int commune)
    {
        if (!index.TryGetValue(key, out List<int>? list))
        {
            index[key] = list = [];
        }

        list.Add(commune);
    }
}
