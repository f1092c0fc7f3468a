using System.Globalization;
using Planner.Localities.Import;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary>Bắc Kạn with one communes table, into which offices' tables are imported, and a sound one of them.</summary>
internal static class ImportTargetOffice
{
    private const int Shown = 9;

    private static readonly Lazy<(ImportTarget Target, ImportVocabulary Vocabulary)> Opened = new(() =>
    {
        string folder = Directory.CreateDirectory(Path.Combine(Repository.Temporary, "import")).FullName.Replace('\\', '/');
        File.Copy(Repository.Scenarios + "/bac-kan/locality.json", folder + "/locality.json", overwrite: true);
        foreach (string scenario in Repository.BacKan.Locality.ScenarioFiles)
        {
            File.Copy($"{Repository.Scenarios}/bac-kan/{scenario}", $"{folder}/{scenario}", overwrite: true);
        }

        File.WriteAllLines($"{folder}/communes.csv", File.ReadLines(Repository.Scenarios + "/bac-kan/communes.csv").Where((row, i) => i == 0 || row.StartsWith("1,", StringComparison.Ordinal)));
        var faults = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.Open(folder, (_, _) => Repository.BacKan.Pack, withCommunes: false, faults)!;
        ImportVocabulary vocabulary = ImportVocabularyReader.Read(Repository.Rules, [.. Planner.Localities.Tables.CommuneColumns.Indicators(opened.Pack)], faults)!;
        return (ImportTarget.Of(folder, opened, vocabulary, faults)!, vocabulary);
    });

    public static ImportTarget Target => Opened.Value.Target;

    public static ImportVocabulary Vocabulary => Opened.Value.Vocabulary;

    /// <summary>Title, two rows of headings, districts and communes with figures, a total, a remark.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> Table()
    {
        var rows = new List<IReadOnlyList<object?>>
        {
            new object?[] { "UBND TỈNH BẮC KẠN" },
            new object?[] { "Biểu số 01: Hộ nghèo năm 2020" },
            new object?[] { "TT", "Mã xã", "Tên xã", "Số hộ", "Hộ nghèo", null, "Thu nhập bình quân đầu người (triệu đồng/năm)", "Xã ĐBKK", "Tỷ lệ hộ sử dụng điện (%)", "Ghi chú" },
            new object?[] { null, null, null, null, "Số hộ nghèo", "Số hộ cận nghèo" },
            new object?[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 },
        };
        int district = -1, households = 0, poor = 0;
        foreach ((CommuneStart commune, int i) in Target.Communes.Take(Shown).Select((c, i) => (c, i)))
        {
            if (commune.District != district)
            {
                district = commune.District;
                rows.Add([null, null, "Huyện " + Target.Opened.Locality.Districts[district].Title.Vi]);
            }

            households += 500 + i;
            poor += 90 + i;
            rows.Add([i + 1, commune.Id, commune.Name, 500 + i, (90 + i).ToString(CultureInfo.InvariantCulture), 40 + i, 21.5 + i, i % 2 == 0 ? "x" : null, "98,5", null]);
        }

        rows.Add([null, null, "Tổng cộng", households, poor]);
        rows.Add(["Người lập biểu"]);
        return rows;
    }
}
