using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Planner.Rules.Documents;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Simulation.Storing;

/// <summary>
/// Outcomes of one range of replicates of one or more scenarios, as a file: a stored run, a checkpoint, a slice made on another machine. The same
/// outcomes are the same bytes.
/// </summary>
/// <remarks>
/// <para>All numbers little-endian, texts as u16 length and UTF-8. In this order: 8 bytes signature, u32 version; text engine, text locality, i64 seed,
/// i32 replicates, i32 first, i32 count, six i32 of the shape (communes, years, metrics, targets, criteria, components), i32 number of ranges held, for each
/// i32 first, i32 count, i32 number of scenarios, for each text id and 32 bytes address; for each scenario the
/// faults of numbers that its rules met: i32 number of counts, for each i32 rule, unit, year, replicates; i32 number of examples, for each i32 rule, replicate, year, unit, kind,
/// text part and value, i32 number of operands, for each text name and value; for each scenario its columns (f64 by replicate held: metrics by
/// year, then target values; NaN always 7FF8000000000000), targets met (one byte each), first years (i32), criteria passed (i32), spending (i64), laid out as
/// <see cref="OutcomeShape"/> says; then the SHA-256 of all before.</para>
/// </remarks>
public sealed class OutcomeFile
{
    /// <summary>Version of the format.</summary>
    public const int Version = 2;

    private const int MostScenarios = 10_000;
    private const int MostText = 1000;
    private const int MostRanges = 1_000_000;

    // What reading may take beyond the bytes of the file: a checkpoint has room for what is not done yet, and each column is an object.
    private const int MostTimes = 8;
    private const long AlwaysFits = 64L << 20;
    private const int BytesOfAnArray = 32;

    // As PNG's: a transfer that changes line ends or strips the eighth bit breaks it.
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'L', (byte)'N', 0x0D, 0x0A, 0x1A, 0x0A];

    private OutcomeFile(OutcomeHeader header, IReadOnlyList<Outcomes> outcomes)
    {
        Header = header;
        Outcomes = outcomes;
    }

    /// <summary>What the file says of itself.</summary>
    public OutcomeHeader Header { get; }

    /// <summary>The outcomes, one for each of the header's runs.</summary>
    public IReadOnlyList<Outcomes> Outcomes { get; }

    /// <summary>Writes outcomes.</summary>
    /// <param name="stream">Where to; not closed.</param>
    /// <param name="header">The header.</param>
    /// <param name="outcomes">Outcomes of the header's range and shape, one for each of its runs.</param>
    public static void Write(Stream stream, OutcomeHeader header, IReadOnlyList<Outcomes> outcomes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (outcomes.Count != header.Runs.Count || outcomes.Any(o => o.Shape != header.Shape || o.Range != header.Range || !o.Done.SequenceEqual(header.Done)))
        {
            throw new ArgumentException("the outcomes are not those of the header", nameof(outcomes));
        }

        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new Writer(stream, sum);
        writer.Bytes(HeaderBytes(header));
        foreach (Outcomes o in outcomes)
        {
            writer.Bytes(FaultSection.Bytes(o.Faults));
        }

        int start = header.Range.First;
        foreach (Outcomes o in outcomes)
        {
            foreach (double[] column in o.Columns)
            {
                foreach (ReplicateRange held in header.Done)
                {
                    writer.Doubles(column.AsSpan(held.First - start, held.Count));
                }
            }

            foreach (bool[] met in o.TargetMet)
            {
                foreach (ReplicateRange held in header.Done)
                {
                    writer.Bytes(MemoryMarshal.AsBytes(met.AsSpan(held.First - start, held.Count)));
                }
            }

            writer.Integers(o.FirstYears);
            writer.Integers(o.CriterionPassed);
            writer.Longs(o.Spending);
        }

        stream.Write(sum.GetHashAndReset());
    }

    /// <summary>Reads a file and checks all of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="foreseen">The replicates for whose outcomes the caller has memory whatever the file holds of them; null to take no more than the file's length explains.</param>
    /// <exception cref="OutcomeFileException">It is no file of outcomes, or not whole, or says that it is about far more replicates than it holds.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static OutcomeFile Read(string path, ReplicateRange? foreseen = null)
    {
        using FileStream stream = Open(path);
        var reader = new Reader(path, stream);
        (OutcomeHeader header, IReadOnlyList<FaultTally> faults) = ReadHeader(reader);
        CheckLength(reader, header, stream.Length);
        if (header.Range != foreseen && Taken(header) > AlwaysFits + ((Int128)MostTimes * stream.Length))
        {
            throw reader.Refused(OutcomeFault.Implausible);
        }

        int start = header.Range.First;
        int count = header.Done.Sum(r => r.Count);
        var all = new List<Outcomes>();
        foreach (OutcomeRun run in header.Runs)
        {
            var o = new Outcomes(header.Shape, header.Range);
            o.Faults.Add(faults[all.Count]);
            foreach (double[] column in o.Columns)
            {
                foreach (ReplicateRange held in header.Done)
                {
                    reader.Doubles(column.AsSpan(held.First - start, held.Count));
                }
            }

            bool plausible = true;
            foreach (bool[] met in o.TargetMet)
            {
                foreach (ReplicateRange held in header.Done)
                {
                    Span<byte> bytes = MemoryMarshal.AsBytes(met.AsSpan(held.First - start, held.Count));
                    reader.Bytes(bytes);
                    plausible &= !bytes.ContainsAnyExceptInRange((byte)0, (byte)1);
                }
            }

            foreach (ReplicateRange held in header.Done)
            {
                o.MarkDone(held);
            }

            reader.Integers(o.FirstYears);
            reader.Integers(o.CriterionPassed);
            reader.Longs(o.Spending);
            int years = header.Shape.Years + 1;
            for (int cell = 0; cell < o.FirstYears.Length && plausible; cell += years)
            {
                plausible = o.FirstYears.AsSpan(cell, years).IndexOfAnyExceptInRange(0, count) < 0 && Sum(o.FirstYears.AsSpan(cell, years)) == count;
            }

            plausible = plausible && o.CriterionPassed.AsSpan().IndexOfAnyExceptInRange(0, count) < 0;
            reader.Plausible &= plausible;
            all.Add(o);
        }

        reader.CheckSum();
        return new OutcomeFile(header, all);
    }

    /// <summary>Reads what a file says of itself and checks that it is as long as it should be, not its checksum.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="OutcomeFileException">It is no file of outcomes, or not whole.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static OutcomeHeader ReadHeader(string path)
    {
        using FileStream stream = Open(path);
        var reader = new Reader(path, stream);
        OutcomeHeader header = ReadHeader(reader).Header;
        CheckLength(reader, header, stream.Length);
        return header;
    }

    private static FileStream Open(string path) => BoundedFile.Open(path, 1 << 16);

    private static long Sum(ReadOnlySpan<int> cells)
    {
        long sum = 0;
        foreach (int cell in cells)
        {
            sum += cell;
        }

        return sum;
    }

    private static byte[] HeaderBytes(OutcomeHeader header)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, new UTF8Encoding(false));
        writer.Write(Signature);
        writer.Write(Version);
        Text(header.Engine);
        Text(header.Locality);
        writer.Write(header.Seed);
        OutcomeShape shape = header.Shape;
        foreach (int number in (int[])
            [
                header.Replicates, header.Range.First, header.Range.Count, shape.Communes, shape.Years, shape.Metrics, shape.Targets, shape.Criteria,
                shape.Components, header.Done.Count, .. header.Done.SelectMany(r => (int[])[r.First, r.Count]), header.Runs.Count,
            ])
        {
            writer.Write(number);
        }

        foreach (OutcomeRun run in header.Runs)
        {
            Text(run.Scenario);
            writer.Write(Convert.FromHexString(run.Address.Hex));
        }

        writer.Flush();
        return memory.ToArray();

        void Text(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, MostText, nameof(header));
            writer.Write((ushort)bytes.Length);
            writer.Write(bytes);
        }
    }

    private static (OutcomeHeader Header, IReadOnlyList<FaultTally> Faults) ReadHeader(Reader reader)
    {
        Span<byte> signature = stackalloc byte[Signature.Length];
        reader.Signature(signature);
        if (!signature.SequenceEqual(Signature))
        {
            throw reader.Refused(OutcomeFault.Foreign);
        }

        if (reader.Integer() != Version)
        {
            throw reader.Refused(OutcomeFault.OtherVersion);
        }

        string engine = reader.Text(MostText);
        string locality = reader.Text(MostText);
        long seed = reader.Long();
        int replicates = reader.Integer();
        var range = new ReplicateRange(reader.Integer(), reader.Integer());
        var shape = new OutcomeShape(reader.Integer(), reader.Integer(), reader.Integer(), reader.Integer(), reader.Integer(), reader.Integer());
        int ranges = reader.Integer();
        if (ranges is < 0 or > MostRanges)
        {
            throw reader.Refused(OutcomeFault.Damaged);
        }

        var done = new List<ReplicateRange>();
        int next = range.First;
        for (int i = 0; i < ranges; i++)
        {
            var held = new ReplicateRange(reader.Integer(), reader.Integer());

            // Ascending and apart: a range that touches the one before it would be part of it.
            if (held.First < next || (i > 0 && held.First == next) || held.Count < 1 || (long)held.First + held.Count > (long)range.First + range.Count)
            {
                throw reader.Refused(OutcomeFault.Damaged);
            }

            next = held.End;
            done.Add(held);
        }

        int scenarios = reader.Integer();
        if (replicates < 1 || range.First < 0 || range.Count < 0 || (long)range.First + range.Count > replicates || scenarios is < 1 or > MostScenarios
            || shape.Communes < 0 || shape.Years < 1 || shape.Metrics < 0 || shape.Targets < 0 || shape.Criteria < 0 || shape.Components < 0)
        {
            throw reader.Refused(OutcomeFault.Damaged);
        }

        var runs = new List<OutcomeRun>();
        Span<byte> address = stackalloc byte[RunAddress.Length / 2];
        for (int i = 0; i < scenarios; i++)
        {
            string id = reader.Text(MostText);
            reader.Bytes(address);
            runs.Add(new OutcomeRun(id, new RunAddress(Convert.ToHexStringLower(address))));
        }

        var faults = new List<FaultTally>();
        for (int i = 0; i < scenarios; i++)
        {
            faults.Add(FaultSection.Read(reader.Integer, () => reader.Text(MostText), done.Sum(r => r.Count)) ?? throw reader.Refused(OutcomeFault.Damaged));
        }

        return (new OutcomeHeader(engine, locality, seed, replicates, range, done, shape, runs), faults);
    }

    /// <summary>Before anything is allocated by what the header says: the file must be that long. Counts are below 2³¹, so 128 bits hold every product.</summary>
    private static void CheckLength(Reader reader, OutcomeHeader header, long length)
    {
        OutcomeShape s = header.Shape;
        Int128 columns = ((Int128)s.Metrics * s.Years) + s.Targets;
        Int128 cells = ((Int128)s.Communes * OutcomeShape.Levels * (s.Years + 1)) + ((Int128)s.Communes * s.Criteria * s.Years);
        Int128 one = (((columns * sizeof(double)) + s.Targets) * header.Done.Sum(r => (long)r.Count)) + (cells * sizeof(int)) + ((Int128)s.Communes * s.Components * s.Years * sizeof(long));
        Int128 expected = reader.Position + (one * header.Runs.Count) + SHA256.HashSizeInBytes;
        if (length != expected || columns > int.MaxValue || cells > int.MaxValue || header.Replicates > EnsembleRunner.MostReplicates)
        {
            throw reader.Refused(length < expected ? OutcomeFault.Truncated : length > expected ? OutcomeFault.TooLong : OutcomeFault.Damaged);
        }
    }

    /// <summary>Bytes that the outcomes of a header take in memory, those not done yet included.</summary>
    private static Int128 Taken(OutcomeHeader header)
    {
        OutcomeShape s = header.Shape;
        Int128 columns = ((Int128)s.Metrics * s.Years) + s.Targets;
        Int128 one = (columns * (BytesOfAnArray + ((Int128)sizeof(double) * header.Range.Count))) + ((Int128)s.Targets * (BytesOfAnArray + header.Range.Count));
        return one * header.Runs.Count;
    }

    private sealed class Writer(Stream stream, IncrementalHash sum)
    {
        private readonly byte[] buffer = new byte[1 << 16];

        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            sum.AppendData(bytes);
            stream.Write(bytes);
        }

        public void Doubles(ReadOnlySpan<double> values)
        {
            Span<long> bits = MemoryMarshal.Cast<byte, long>(buffer.AsSpan());
            for (; values.Length > 0; values = values[Math.Min(values.Length, bits.Length)..])
            {
                int count = Math.Min(values.Length, bits.Length);
                for (int i = 0; i < count; i++)
                {
                    long value = double.IsNaN(values[i]) ? 0x7FF8_0000_0000_0000 : BitConverter.DoubleToInt64Bits(values[i]);
                    bits[i] = BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
                }

                Bytes(MemoryMarshal.AsBytes(bits[..count]));
            }
        }

        public void Longs(ReadOnlySpan<long> values)
        {
            Span<long> chunk = MemoryMarshal.Cast<byte, long>(buffer.AsSpan());
            for (; values.Length > 0; values = values[Math.Min(values.Length, chunk.Length)..])
            {
                int count = Math.Min(values.Length, chunk.Length);
                values[..count].CopyTo(chunk);
                if (!BitConverter.IsLittleEndian)
                {
                    BinaryPrimitives.ReverseEndianness(chunk[..count], chunk);
                }

                Bytes(MemoryMarshal.AsBytes(chunk[..count]));
            }
        }

        public void Integers(ReadOnlySpan<int> values)
        {
            Span<int> chunk = MemoryMarshal.Cast<byte, int>(buffer.AsSpan());
            for (; values.Length > 0; values = values[Math.Min(values.Length, chunk.Length)..])
            {
                int count = Math.Min(values.Length, chunk.Length);
                values[..count].CopyTo(chunk);
                if (!BitConverter.IsLittleEndian)
                {
                    BinaryPrimitives.ReverseEndianness(chunk[..count], chunk);
                }

                Bytes(MemoryMarshal.AsBytes(chunk[..count]));
            }
        }
    }

    private sealed class Reader(string path, FileStream stream)
    {
        private readonly IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public bool Plausible { get; set; } = true;

        public long Position => stream.Position;

        public OutcomeFileException Refused(OutcomeFault fault) => new(path, fault);

        /// <summary>Bytes of the signature; a shorter file is foreign, not cut off.</summary>
        public void Signature(Span<byte> into)
        {
            if (stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) < into.Length)
            {
                throw Refused(OutcomeFault.Foreign);
            }

            sum.AppendData(into);
        }

        public void Bytes(Span<byte> into)
        {
            if (stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) < into.Length)
            {
                throw Refused(OutcomeFault.Truncated);
            }

            sum.AppendData(into);
        }

        public int Integer()
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            Bytes(bytes);
            return BinaryPrimitives.ReadInt32LittleEndian(bytes);
        }

        public long Long()
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            Bytes(bytes);
            return BinaryPrimitives.ReadInt64LittleEndian(bytes);
        }

        public string Text(int most)
        {
            Span<byte> length = stackalloc byte[sizeof(ushort)];
            Bytes(length);
            int count = BinaryPrimitives.ReadUInt16LittleEndian(length);
            if (count > most)
            {
                throw Refused(OutcomeFault.Damaged);
            }

            Span<byte> text = stackalloc byte[count];
            Bytes(text);
            return Encoding.UTF8.GetString(text);
        }

        public void Doubles(Span<double> into)
        {
            Bytes(MemoryMarshal.AsBytes(into));
            if (!BitConverter.IsLittleEndian)
            {
                Span<long> bits = MemoryMarshal.Cast<double, long>(into);
                BinaryPrimitives.ReverseEndianness(bits, bits);
            }
        }

        public void Longs(Span<long> into)
        {
            Bytes(MemoryMarshal.AsBytes(into));
            if (!BitConverter.IsLittleEndian)
            {
                BinaryPrimitives.ReverseEndianness(into, into);
            }
        }

        public void Integers(Span<int> into)
        {
            Bytes(MemoryMarshal.AsBytes(into));
            if (!BitConverter.IsLittleEndian)
            {
                BinaryPrimitives.ReverseEndianness(into, into);
            }
        }

        public void CheckSum()
        {
            byte[] expected = sum.GetHashAndReset();
            Span<byte> written = stackalloc byte[SHA256.HashSizeInBytes];
            if (stream.ReadAtLeast(written, written.Length, throwOnEndOfStream: false) < written.Length || !written.SequenceEqual(expected))
            {
                throw Refused(OutcomeFault.Damaged);
            }

            if (!Plausible)
            {
                throw Refused(OutcomeFault.Implausible);
            }
        }
    }
}
