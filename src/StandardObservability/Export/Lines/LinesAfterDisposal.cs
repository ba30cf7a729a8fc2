using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Lines;

/// <summary>Writes lines that come after a writer has begun to stop: each is written by its caller, in order, once the writer's thread has ended.</summary>
/// <remarks>All members are called while the writer's gate is held.</remarks>
internal sealed class LinesAfterDisposal(ILineTarget target)
{
    private readonly LineBatch _batch = new();
    private bool _hasBegun;
    private bool _isAbandoned;
    private bool _isWriting;

    /// <summary>Counts all later lines as lost: the target was still blocked after the time limit of the disposal.</summary>
    public void Abandon() => _isAbandoned = true;

    /// <summary>Writes the lines that still waited when the thread ended. Later lines are written by their callers.</summary>
    public void Begin(LineBatch rest)
    {
        _hasBegun = true;
        if (rest.Length > 0)
        {
            Write(rest);
        }
    }

    /// <returns><see langword="false"/> while the thread still writes, and will write the line too.</returns>
    public bool TryWrite(OutputCount count, ReadOnlySpan<byte> text, int lines)
    {
        if (_isAbandoned || _isWriting)
        {
            // A stream that logs while it is written to would never end.
            count.AddLost(lines, LossReason.Shutdown);
            return true;
        }

        if (!_hasBegun)
        {
            return false;
        }

        _batch.Add(count, text, lines);
        Write(_batch);
        return true;
    }

    private void Write(LineBatch batch)
    {
        _isWriting = true;
        target.Write(batch, CancellationToken.None);
        batch.Clear();
        _isWriting = false;
    }
}
