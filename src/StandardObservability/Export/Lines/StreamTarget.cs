namespace StandardObservability.Export.Lines;

/// <summary>Writes each batch to a stream with one write. Lines are counted as lost when the stream throws.</summary>
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
            batch.CountSent();
        }
        catch (Exception e)
        {
            // An exception of any type would end the writer's thread. A part of a line may have been written.
            batch.CountFailed($"standard output cannot be written: {e.Message}", TimeProvider.System.GetUtcNow());
            _endsMidLine = true;
        }
    }

    /// <summary>Closes the stream. A later line opens it again.</summary>
    public void Dispose()
    {
        _open?.Dispose();
        _open = null;
    }
}
