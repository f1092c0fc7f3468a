using Planner.Localities.Units;

namespace Planner.Localities.Synthesis;

/// <summary>A commune while it is being made.</summary>
internal sealed class CommuneDraft(string id, int district, string region, int indicators)
{
    public string Id { get; } = id;

    public int District { get; } = district;

    /// <summary>A township: sized and measured as the communes, no candidate of certification.</summary>
    public bool Urban { get; init; }

    /// <summary>Latent development, mean 0 and standard deviation 1 over the table.</summary>
    public double Development { get; set; }

    public int Households { get; set; }

    public int Population { get; set; }

    public double MinorityShare { get; set; }

    public int Villages { get; set; }

    public int Poor { get; set; }

    public int NearPoor { get; set; }

    public double Income { get; set; }

    public double MinorityIncome { get; set; }

    public bool Difficult { get; set; }

    public int DifficultVillages { get; set; }

    public bool SafeZone { get; set; }

    public bool Certified { get; set; }

    /// <summary>Not certified and already chosen: one of the few between the two humps.</summary>
    public bool Ahead { get; set; }

    public int YearsHeld { get; set; }

    public double Debt { get; set; }

    public double[] Indicators { get; } = new double[indicators];

    /// <summary>Criteria it is to meet, in the order of the specification's rules.</summary>
    public bool[] Meets { get; set; } = [];

    public double PovertyRate => (double)Poor / Households;

    public CommuneStart ToStart() => new(
        Id, Id, District, region, Households, Population, MinorityShare, Villages, Poor, NearPoor, Income, MinorityIncome, Difficult, DifficultVillages,
        SafeZone, Certified ? 1 : 0, YearsHeld, Debt, [.. Indicators])
    {
        Urban = Urban,
    };
}
