using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace StandardObservability.Text;

/// <summary>A growing UTF-8 buffer with methods that write JSON. A thread or an exporter reuses its own; a buffer is not thread-safe.</summary>
/// <param name="keptBytes">Maximum capacity that <see cref="Clear"/> keeps.</param>
internal sealed class Utf8Buffer(int keptBytes = Utf8Buffer.KeptBytes)
{
    private const int KeptBytes = 64 * 1024;

    /// <summary>Length that one vector move copies.</summary>
    private const int ShortBytes = 16;

    private byte[] _bytes = new byte[1024];
    private int _length;

    public int Length => _length;

    /// <summary>Whether a tab was escaped since this was set to <see langword="false"/>.</summary>
    public bool HasEscapedTab { get; set; }

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>The written bytes, for changes in place.</summary>
    public Span<byte> Mutable => _bytes.AsSpan(0, _length);

    /// <summary>Empties the buffer, and releases its memory when a huge text has grown it.</summary>
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
        utf8.CopyTo(FreeSpan(utf8.Length));
        _length += utf8.Length;
    }

    public void Raw(Utf8Fragment fragment)
    {
        fragment.CopyTo(ref Reserve(fragment.PaddedLength));
        _length += fragment.Length;
    }

    public void Raw(byte value)
    {
        Reserve(1) = value;
        _length++;
    }

    /// <summary>Appends a copy of a part of the buffer.</summary>
    public void Copy(TextSpan source)
    {
        var length = source.Length;
        if (length <= ShortBytes)
        {
            // Most parts are short. Bytes read after the part are within the reserved space; bytes written after it are overwritten later.
            ref var to = ref Reserve(ShortBytes);
            Vector128.LoadUnsafe(ref _bytes[source.Start]).StoreUnsafe(ref to);
        }
        else
        {
            var to = FreeSpan(length);
            _bytes.AsSpan(source.Start, length).CopyTo(to);
        }

        _length += length;
    }

    /// <summary>Removes everything after the first <paramref name="length"/> bytes.</summary>
    public void CutTo(int length) => _length = length;

    /// <summary>Overwrites bytes at an index.</summary>
    public void Replace(int at, ReadOnlySpan<byte> utf8) => utf8.CopyTo(_bytes.AsSpan(at, utf8.Length));

    /// <summary>Writes text unescaped; lone surrogates become U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        // Most text is ASCII, and this conversion takes half the time.
        if (System.Text.Ascii.FromUtf16(text, FreeSpan(text.Length), out var ascii) == OperationStatus.Done)
        {
            _length += ascii;
            return;
        }

        Utf8.FromUtf16(text, FreeSpan(text.Length * 3), out _, out var written, replaceInvalidSequences: true);
        _length += written;
    }

    /// <summary>Writes a JSON string with its quotes.</summary>
    public void String(ReadOnlySpan<char> text)
    {
        Raw((byte)'"');
        Escaped(text);
        Raw((byte)'"');
    }

    /// <summary>Writes the content of a JSON string, without quotes.</summary>
    public void Escaped(ReadOnlySpan<char> text)
    {
        int next;
        while ((next = text.IndexOfAny(ControlCharacters.EscapedInJson)) >= 0)
        {
            EscapedNonAscii(text[..next]);
            Escape(text[next]);
            text = text[(next + 1)..];
        }

        EscapedNonAscii(text);
    }

    /// <summary>Writes text for a terminal: characters that could move the cursor, start a line or change the reading order are escaped.</summary>
    public void Visible(ReadOnlySpan<char> text)
    {
        int next;
        while ((next = text.IndexOfAny(ControlCharacters.All)) >= 0)
        {
            Text(text[..next]);
            Escape(text[next]);
            text = text[(next + 1)..];
        }

        Text(text);
    }

    /// <summary>Writes ASCII text unescaped.</summary>
    public void Ascii(ReadOnlySpan<char> text)
    {
        System.Text.Ascii.FromUtf16(text, FreeSpan(text.Length), out var written);
        _length += written;
    }

    /// <summary>Writes a JSON key and its number.</summary>
    public void Number(byte[] key, long value)
    {
        var to = FreeSpan(key.Length + NumberText.MaxBytes);
        key.CopyTo(to);
        _length += key.Length + NumberText.Write(to[key.Length..], value);
    }

    public void Number(long value) => _length += NumberText.Write(FreeSpan(NumberText.MaxBytes), value);

    /// <summary>Writes a JSON number. JSON has no NaN and no infinity, so these become strings.</summary>
    public void Number(double value)
    {
        if (double.IsFinite(value))
        {
            _length += NumberText.Write(FreeSpan(NumberText.MaxBytes), value);
        }
        else
        {
            String(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void EscapedNonAscii(ReadOnlySpan<char> text)
    {
        if (System.Text.Ascii.FromUtf16(text, FreeSpan(text.Length), out var ascii) == OperationStatus.Done)
        {
            _length += ascii;
        }
        else
        {
            Visible(text);
        }
    }

    private void Escape(char c)
    {
        HasEscapedTab |= c == '\t';
        var escape = c switch { '"' => "\\\""u8, '\\' => "\\\\"u8, '\n' => "\\n"u8, '\r' => "\\r"u8, '\t' => "\\t"u8, _ => "\\u"u8 };
        Raw(escape);
        if (escape[1] == 'u')
        {
            for (var shift = 12; shift >= 0; shift -= 4)
            {
                Raw("0123456789abcdef"u8[(c >> shift) & 0xF]);
            }
        }
    }

    private Span<byte> FreeSpan(int bytes) => MemoryMarshal.CreateSpan(ref Reserve(bytes), _bytes.Length - _length);

    /// <summary>Ensures free space and returns its first byte.</summary>
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
