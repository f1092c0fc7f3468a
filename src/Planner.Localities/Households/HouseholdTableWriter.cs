using System.Globalization;
using System.Text;
using Planner.Localities.Units;

namespace Planner.Localities.Households;

/// <summary>Writes households as CSV: decimal point, comma, one row each, the notice in every row.</summary>
public static class HouseholdTableWriter
{
    /// <summary>Writes them.</summary>
    /// <param name="households">The households.</param>
    /// <param name="specification">What the deprivations are called.</param>
    /// <param name="locality">The locality: codes of communes, the notice.</param>
    public static string Write(IEnumerable<Household> households, HouseholdSpecification specification, Locality locality)
    {
        ArgumentNullException.ThrowIfNull(households);
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(locality);
        IReadOnlyList<CommuneStart> communes = locality.Tables[0].Communes;
        var text = new StringBuilder("commune,household,ethnicMinority,labour,incomePerMonth,");
        text.AppendJoin(',', specification.Deprivations.Select(d => d.Id)).Append(",deprivations,poor,nearPoor,note\n");
        foreach (Household h in households)
        {
            text.Append(CultureInfo.InvariantCulture, $"{communes[h.Commune].Id},{h.Number},{Bit(h.EthnicMinority)},{Bit(h.Labour)},{h.IncomePerMonth:0.0}");
            for (int k = 0; k < specification.Deprivations.Count; k++)
            {
                text.Append((h.Deprivations >> k & 1) == 1 ? ",1" : ",0");
            }

            text.Append(CultureInfo.InvariantCulture, $",{int.PopCount((int)h.Deprivations)},{Bit(h.Poor)},{Bit(h.NearPoor)},\"{locality.SyntheticNotice.Vi}\"\n");
        }

        return text.ToString();
    }

    private static char Bit(bool truth) => truth ? '1' : '0';
}
