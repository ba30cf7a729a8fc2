using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Lines;

/// <summary>Lines that are written together, and the counts of the outputs that they belong to.</summary>
internal sealed class LineBatch
{
    private readonly List<OutputCount> _counts = [];
    private readonly List<int> _lines = [];
    private OutputCount? _last;
    private byte[] _bytes = new byte[16 * 1024];

    public int Length { get; private set; }

    /// <summary>All lines, each with its line end.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    public void Add(OutputCount count, ReadOnlySpan<byte> text, int lines)
    {
        if (Length + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
        if (!ReferenceEquals(_last, count))
        {
            _counts.Add(count);
            _lines.Add(0);
            _last = count;
        }

        _lines[^1] += lines;
    }

    /// <summary>Passes each line to <paramref name="deliver"/>, in order, and counts it as sent or lost.</summary>
    public void DeliverEach(Func<ReadOnlyMemory<byte>, bool> deliver)
    {
        var rest = (ReadOnlyMemory<byte>)_bytes.AsMemory(0, Length);
        for (var c = 0; c < _counts.Count; c++)
        {
            var (count, lines) = (_counts[c], _lines[c]);
            for (var i = 0; i < lines; i++)
            {
                var end = rest.Span.IndexOf((byte)'\n') + 1;
                if (deliver(rest[..end]))
                {
                    count.AddSent(1);
                }
                else
                {
                    count.AddLost(1, LossReason.Unreachable);
                }

                rest = rest[end..];
            }
        }
    }

    public void CountSent()
    {
        for (var i = 0; i < _counts.Count; i++)
        {
            _counts[i].AddSent(_lines[i]);
            _counts[i].Failure = null;
        }
    }

    public void CountLost(LossReason reason)
    {
        for (var i = 0; i < _counts.Count; i++)
        {
            _counts[i].AddLost(_lines[i], reason);
        }
    }

    /// <summary>Counts all lines as lost, because the target failed.</summary>
    public void CountFailed(string reason, DateTimeOffset now)
    {
        CountLost(LossReason.Unreachable);
        foreach (var count in _counts)
        {
            count.Failure = new(reason, count.Failure?.Since ?? now);
        }
    }

    public void Clear()
    {
        _counts.Clear();
        _lines.Clear();
        _last = null;
        Length = 0;
    }
}
