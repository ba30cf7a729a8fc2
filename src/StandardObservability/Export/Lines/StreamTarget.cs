namespace StandardObservability.Export.Lines;

/// <summary>Writes batches to a stream, one write each. A stream that refuses costs the lines, which are counted, and nothing else.</summary>
internal sealed class StreamTarget(StandardOutputStream stream) : ILineTarget
{
    private Stream? _open;
    private bool _endsMidLine;

    public void Write(LineBatch batch, CancellationToken stopping)
    {
        try
        {
            _open ??= stream.Open();
            if (_endsMidLine)
            {
                _open.WriteByte((byte)'\n');
                _endsMidLine = false;
            }

            _open.Write(batch.Bytes.Span);
            _open.Flush();
            batch.Count(delivered: true);
        }
        catch (Exception)
        {
            // Whatever the stream has: this thread is nobody's to end. A piece of a line may have been written.
            batch.Count(delivered: false);
            _endsMidLine = true;
        }
    }

    public void Dispose() => _open?.Dispose();
}
