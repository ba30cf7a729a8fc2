using System.Buffers;
using System.Text;

namespace Judges;

/// <summary>The output of a program to one of its streams so far.</summary>
public sealed class ServiceOutput
{
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<string> _lines = [];
    private int _lineStart;

    /// <summary>All bytes.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            lock (_lock) return _bytes.WrittenSpan.ToArray();
        }
    }

    /// <summary>The complete lines, without their line feed.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>The whole text, including an incomplete last line.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    internal async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0) Add(buffer.AsSpan(0, read));
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _bytes.Write(bytes);
            int length;
            while ((length = _bytes.WrittenSpan[_lineStart..].IndexOf((byte)'\n')) >= 0)
            {
                _lines.Add(Encoding.UTF8.GetString(_bytes.WrittenSpan.Slice(_lineStart, length)));
                _lineStart += length + 1;
            }
        }
    }
}
