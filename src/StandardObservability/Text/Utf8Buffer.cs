using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace StandardObservability.Text;

/// <summary>A growing UTF-8 buffer that writes JSON text. One belongs to one thread or one exporter and is used again and again.</summary>
/// <param name="keptBytes">Most bytes that an empty buffer holds on to.</param>
internal sealed class Utf8Buffer(int keptBytes = Utf8Buffer.KeptBytes)
{
    private static readonly SearchValues<char> ToEscape = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private const int KeptBytes = 64 * 1024;

    /// <summary>What is moved at once.</summary>
    private const int ShortBytes = 16;

    private byte[] _bytes = new byte[1024];
    private int _length;

    public int Length => _length;

    /// <summary>Bytes that the buffer holds on to.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Empties the buffer, and lets go of one that a single huge text has grown.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > keptBytes)
        {
            _bytes = new byte[1024];
        }
    }

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        _length += utf8.Length;
    }

    public void Raw(Utf8Fragment fragment)
    {
        fragment.CopyTo(ref Reserve(fragment.Room));
        _length += fragment.Length;
    }

    public void Raw(byte value)
    {
        Reserve(1) = value;
        _length++;
    }

    /// <summary>What stands there, once more.</summary>
    public void Again(int start, int length)
    {
        if (length <= ShortBytes)
        {
            // As most is. What is read beyond it lies within the reserved room, and what is written beyond it is overwritten.
            ref var to = ref Reserve(ShortBytes);
            Vector128.LoadUnsafe(ref _bytes[start]).StoreUnsafe(ref to);
        }
        else
        {
            var to = Room(length);
            _bytes.AsSpan(start, length).CopyTo(to);
        }

        _length += length;
    }

    /// <summary>Ends an object that is a line.</summary>
    public void EndLine()
    {
        "}\n"u8.CopyTo(Room(2));
        _length += 2;
    }

    /// <summary>What was written, to be moved about; <see cref="CutTo"/> says how much of it stays.</summary>
    public Span<byte> Rewrite() => _bytes.AsSpan(0, _length);

    /// <summary>Takes back what was written last.</summary>
    public void CutTo(int length) => _length = length;

    /// <summary>Writes over what stands at a place.</summary>
    public void Replace(int at, ReadOnlySpan<byte> utf8) => utf8.CopyTo(_bytes.AsSpan(at, utf8.Length));

    /// <summary>Text as it is, unescaped; lone surrogates become U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        // Most is, and then this takes half the time.
        if (System.Text.Ascii.FromUtf16(text, Room(text.Length), out var ascii) == OperationStatus.Done)
        {
            _length += ascii;
            return;
        }

        Utf8.FromUtf16(text, Room(text.Length * 3), out _, out var written, replaceInvalidSequences: true);
        _length += written;
    }

    /// <summary>A JSON string, quotes included.</summary>
    public void String(ReadOnlySpan<char> text)
    {
        Raw((byte)'"');
        Escaped(text);
        Raw((byte)'"');
    }

    /// <summary>The inside of a JSON string.</summary>
    public void Escaped(ReadOnlySpan<char> text)
    {
        int next;
        while ((next = text.IndexOfAny(ToEscape)) >= 0)
        {
            Text(text[..next]);
            Escape(text[next]);
            text = text[(next + 1)..];
        }

        Text(text);
    }

    /// <summary>ASCII as it is, unescaped.</summary>
    public void Ascii(ReadOnlySpan<char> text)
    {
        System.Text.Ascii.FromUtf16(text, Room(text.Length), out var written);
        _length += written;
    }

    /// <summary>A value whose text needs no escaping, as a JSON string.</summary>
    public void Quoted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Raw((byte)'"');
        Formatted(value, format);
        Raw((byte)'"');
    }

    /// <summary>A key that is JSON already, and its number.</summary>
    public void Number(byte[] key, long value)
    {
        var to = Room(key.Length + NumberText.MaxBytes);
        key.CopyTo(to);
        _length += key.Length + NumberText.Write(to[key.Length..], value);
    }

    public void Number(long value) => _length += NumberText.Write(Room(NumberText.MaxBytes), value);

    public void Number<T>(T value)
        where T : IUtf8SpanFormattable
        => Formatted(value, default);

    /// <summary>A JSON number; JSON has no NaN and no infinity, so those are written as strings.</summary>
    public void Number(double value)
    {
        if (double.IsFinite(value))
        {
            _length += NumberText.Write(Room(NumberText.MaxBytes), value);
        }
        else
        {
            String(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Formatted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        int written;
        var room = 64;
        while (!value.TryFormat(Room(room), out written, format, CultureInfo.InvariantCulture))
        {
            room *= 2;
        }

        _length += written;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default:
                Raw("\\u00"u8);
                Formatted((int)c, "x2");
                break;
        }
    }

    private Span<byte> Room(int bytes) => MemoryMarshal.CreateSpan(ref Reserve(bytes), _bytes.Length - _length);

    /// <summary>The first free byte of at least so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Grow(bytes);
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _length);
    }

    private void Grow(int bytes) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
}
