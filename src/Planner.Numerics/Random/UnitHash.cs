using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Numerics.Random;

/// <summary>The 64-bit name of a unit (a commune, a district, a replicate-wide "unit") in the random-number layout.</summary>
/// <remarks>Collisions are unlikely but possible; the loader of a locality must refuse two units of one hash.</remarks>
public static class UnitHash
{
    /// <summary>The first 8 bytes, little endian, of SHA-256 of the NFC UTF-8 text of <paramref name="id"/>.</summary>
    /// <param name="id">A unit's id; may be empty (the whole locality, for draws that belong to no unit).</param>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public static ulong Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(id.Normalize(NormalizationForm.FormC)));
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
