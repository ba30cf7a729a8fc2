using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>A buffer to which protobuf fields are written, and which is used again for later spans.</summary>
/// <remarks>
/// Source: Protocol Buffers encoding. The tag of a field is one byte for field numbers below 16. A message starts with one byte for its length;
/// a message of 128 bytes or more is moved when it ends. Not thread-safe.
/// </remarks>
internal sealed class SpanBuffer
{
    /// <summary>The longest span that is written: the largest request that OpenTelemetry's exporters send.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private const int FirstLength = 1024;
    private const int MaxVarint = 10;

    /// <summary>A text of this many characters has fewer than 128 bytes in UTF-8.</summary>
    private const int ShortText = 42;

    private byte[] _bytes = new byte[FirstLength];

    /// <summary>The number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The source of the span, which is its scope.</summary>
    public ActivitySource? Scope { get; set; }

    /// <summary>The array; bytes after <see cref="Length"/> are not used.</summary>
    public byte[] Bytes => _bytes;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Removes what was written after a position.</summary>
    public void Truncate(int length) => Length = length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Writes a field whose length and content were written before.</summary>
    public void WriteField(byte tag, ReadOnlySpan<byte> field)
    {
        var to = Reserve(field.Length + 1);
        to[0] = tag;
        field.CopyTo(to[1..]);
        Length += field.Length + 1;
    }

    /// <summary>Writes a number below 128.</summary>
    public void WriteSmall(byte tag, int value)
    {
        var to = Reserve(2);
        (to[0], to[1]) = (tag, (byte)value);
        Length += 2;
    }

    /// <summary>Writes an identifier from its hexadecimal digits. They are converted together, which is faster than <c>CopyTo</c> of .NET's types.</summary>
    public void WriteId(byte tag, string digits)
    {
        var count = digits.Length / 2;
        var to = Reserve(count + 2);
        (to[0], to[1]) = (tag, (byte)count);
        Convert.FromHexString(digits, to.Slice(2, count), out _, out _);
        Length += count + 2;
    }

    public void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void WriteVarint(ulong value)
    {
        var to = Reserve(MaxVarint);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            to[count++] = (byte)(value | 0x80);
        }

        to[count++] = (byte)value;
        Length += count;
    }

    public void WriteFixed64(byte tag, ulong value)
    {
        var to = Reserve(9);
        to[0] = tag;
        BinaryPrimitives.WriteUInt64LittleEndian(to[1..], value);
        Length += 9;
    }

    /// <summary>Writes a text as UTF-8 with its length. Surrogates without their other half become U+FFFD.</summary>
    public void WriteText(byte tag, ReadOnlySpan<char> text)
    {
        var size = text.Length <= ShortText ? ShortText * 3 : Encoding.UTF8.GetByteCount(text);
        var to = Reserve(size + MaxVarint);
        to[0] = tag;
        if (text.Length > ShortText)
        {
            Length++;
            WriteVarint((ulong)size);
            Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
            return;
        }

        var written = Encoding.UTF8.GetBytes(text, to[2..]);
        to[1] = (byte)written;
        Length += 2 + written;
    }

    public void WriteFixed32(byte tag, uint value)
    {
        var to = Reserve(5);
        to[0] = tag;
        BinaryPrimitives.WriteUInt32LittleEndian(to[1..], value);
        Length += 5;
    }

    /// <summary>Starts a message.</summary>
    /// <returns>The position to end it with.</returns>
    public int Begin(byte tag)
    {
        var to = Reserve(2);
        to[0] = tag;
        Length += 2;
        return Length;
    }

    /// <summary>Ends a message: writes its length.</summary>
    public void End(int start)
    {
        var length = Length - start;
        if (length >= 0x80)
        {
            var more = BitOperations.Log2((uint)length) / 7;
            EnsureCapacity(more);
            _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(start + more));
            Length = start - 1;
            WriteVarint((ulong)length);
            Length += length;
            return;
        }

        _bytes[start - 1] = (byte)length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        EnsureCapacity(count);
        return _bytes.AsSpan(Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureCapacity(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        if ((long)Length + count > MaxLength)
        {
            throw new InvalidOperationException($"A span has more than {MaxLength} bytes.");
        }

        Array.Resize(ref _bytes, Math.Min(MaxLength, Math.Max(Length + count, _bytes.Length * 2)));
    }
}
