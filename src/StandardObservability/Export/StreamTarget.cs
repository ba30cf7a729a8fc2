namespace StandardObservability.Export;

/// <summary>Writes batches to a stream, one write each. A stream that refuses costs the lines, which are counted, and nothing else.</summary>
internal sealed class StreamTarget(StandardOutputStream stream) : ILineTarget
{
    private Stream? _open;

    public void Write(LineBatch batch, CancellationToken stopping)
    {
        try
        {
            _open ??= stream.Open();
            _open.Write(batch.Bytes.Span);
            _open.Flush();
            batch.Count(delivered: true);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException or NotSupportedException)
        {
            batch.Count(delivered: false);
        }
    }

    public void Dispose() => _open?.Dispose();
}
