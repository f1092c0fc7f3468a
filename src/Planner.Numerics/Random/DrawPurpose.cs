using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Numerics.Random;

/// <summary>What a random number is for: stage, indicator or flow. Draws of different purposes are independent.</summary>
/// <remarks>
/// A purpose is 32 bits, so two names may collide (chance about n²/2³³ for n names); whoever collects the purposes of a model must check
/// that their <see cref="Value"/>s differ.
/// </remarks>
public readonly record struct DrawPurpose
{
    private DrawPurpose(uint value) => Value = value;

    /// <summary>The 32 bits that enter the key.</summary>
    public uint Value { get; }

    /// <summary>The purpose of a dotted name such as "poverty.exit": the first 4 bytes, little endian, of SHA-256 of its NFC UTF-8 text.</summary>
    /// <param name="name">Not empty. The name is part of the random-number layout: renaming changes the draws.</param>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static DrawPurpose Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(name.Normalize(NormalizationForm.FormC)));
        return new DrawPurpose(BinaryPrimitives.ReadUInt32LittleEndian(digest));
    }
}
