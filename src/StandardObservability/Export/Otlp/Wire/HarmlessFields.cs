using System.Buffers.Binary;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Remembers some fields of OTLP requests in which nothing was changed: attributes repeat from span to span and from export to export.</summary>
/// <remarks>A field replaces another one at its place, so the memory is bounded. Compared with the whole field. Not thread-safe.</remarks>
internal sealed class HarmlessFields
{
    private const int Places = 512;

    /// <summary>Longer fields rarely repeat.</summary>
    private const int MaxLength = 96;

    private readonly byte[] _fields = new byte[Places * MaxLength];
    private readonly int[] _kinds = new int[Places];

    /// <param name="field">The content of the field.</param>
    /// <param name="kind">What else decides whether a field is changed, other than 0.</param>
    public bool Contain(ReadOnlySpan<byte> field, int kind)
    {
        if (field.Length > MaxLength)
        {
            return false;
        }

        var place = Place(field);
        return _kinds[place] == Combine(kind, field.Length) && field.SequenceEqual(_fields.AsSpan(place * MaxLength, field.Length));
    }

    public void Add(ReadOnlySpan<byte> field, int kind)
    {
        if (field.Length <= MaxLength)
        {
            var place = Place(field);
            field.CopyTo(_fields.AsSpan(place * MaxLength));
            _kinds[place] = Combine(kind, field.Length);
        }
    }

    private static int Combine(int kind, int length) => (kind << 8) | length;

    /// <summary>The start, the middle and the end: the keys of attributes begin alike, and their values end alike.</summary>
    private static int Place(ReadOnlySpan<byte> field)
    {
        ulong hash = (uint)field.Length;
        if (field.Length >= sizeof(ulong))
        {
            hash = (hash * 31) + BinaryPrimitives.ReadUInt64LittleEndian(field);
            hash = (hash * 0x9E37_79B9_7F4A_7C15) + BinaryPrimitives.ReadUInt64LittleEndian(field[((field.Length - sizeof(ulong)) / 2)..]);
            hash = (hash * 0x9E37_79B9_7F4A_7C15) + BinaryPrimitives.ReadUInt64LittleEndian(field[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var octet in field)
            {
                hash = (hash * 31) + octet;
            }
        }

        return (int)((hash * 0x9E37_79B9_7F4A_7C15) >> 55);
    }
}
