using System.Globalization;
using System.Text;

namespace InstructionCounts.Emf;

/// <summary>
/// The lower limit: writes the same bytes from fragments that were cut out of the library's own document beforehand. Every library needs
/// this loop, and this loop does nothing else.
/// </summary>
internal sealed class CachedFragments : ICase
{
    private readonly byte[] _start = "{\"_aws\":{\"Timestamp\":"u8.ToArray();
    private readonly byte[] _head;
    private readonly byte[][] _keys;
    private readonly long[] _values;
    private readonly byte[] _line = new byte[64 * 1024];

    public CachedFragments(int metrics)
    {
        using var ours = new EmfDocument(metrics);
        var document = Encoding.UTF8.GetString(ours.Written);
        var head = _start.Length + EmfDocument.Timestamp.ToString(CultureInfo.InvariantCulture).Length;
        _keys = [.. Enumerable.Range(0, metrics).Select(static i => Encoding.UTF8.GetBytes($",\"{EmfDocument.Name(i)}\":"))];
        _values = [.. Enumerable.Range(0, metrics).Select(EmfDocument.Value)];
        _head = Encoding.UTF8.GetBytes(document[head..document.IndexOf(Encoding.UTF8.GetString(_keys[0]), StringComparison.Ordinal)]);
        if (!_line.AsSpan(0, Write()).SequenceEqual(ours.Written))
        {
            throw new InvalidOperationException("The floor does not write the bytes of the library, so the comparison is not valid.");
        }
    }

    public void Dispose()
    {
        // Memory only.
    }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Write();
        }
    }

    private int Write()
    {
        var line = _line.AsSpan();
        var length = Put(line, 0, _start);
        length = Put(line, length, EmfDocument.Timestamp);
        length = Put(line, length, _head);
        for (var i = 0; i < _keys.Length; i++)
        {
            length = Put(line, length, _keys[i]);
            length = Put(line, length, _values[i]);
        }

        return Put(line, length, "}\n"u8);
    }

    private static int Put(Span<byte> line, int at, ReadOnlySpan<byte> fragment)
    {
        fragment.CopyTo(line[at..]);
        return at + fragment.Length;
    }

    private static int Put(Span<byte> line, int at, long value)
    {
        value.TryFormat(line[at..], out var written, default, CultureInfo.InvariantCulture);
        return at + written;
    }
}
