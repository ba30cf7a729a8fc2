namespace StandardObservability.Export;

/// <summary>Lines that leave in one write, and whose they are.</summary>
internal sealed class LineBatch
{
    private readonly List<(OutputCount Count, int Lines)> _owners = [];
    private byte[] _bytes = new byte[16 * 1024];

    public int Length { get; private set; }

    public void Add(OutputCount count, ReadOnlySpan<byte> line)
    {
        if (Length + line.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + line.Length));
        }

        line.CopyTo(_bytes.AsSpan(Length));
        Length += line.Length;
        if (_owners.Count > 0 && ReferenceEquals(_owners[^1].Count, count))
        {
            _owners[^1] = (count, _owners[^1].Lines + 1);
        }
        else
        {
            _owners.Add((count, 1));
        }
    }

    /// <summary>Writes and empties the batch. A stream that refuses costs the lines, which are counted, and nothing else.</summary>
    public void WriteTo(Stream stream)
    {
        var written = TryWrite(stream);
        foreach (var (count, lines) in _owners)
        {
            if (written)
            {
                count.AddSent(lines);
            }
            else
            {
                count.AddLost(lines);
            }
        }

        _owners.Clear();
        Length = 0;
    }

    private bool TryWrite(Stream stream)
    {
        try
        {
            stream.Write(_bytes, 0, Length);
            stream.Flush();
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }
}
