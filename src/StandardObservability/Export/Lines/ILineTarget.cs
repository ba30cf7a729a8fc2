namespace StandardObservability.Export.Lines;

/// <summary>Writes batches of lines to a stream or a socket. Called from one thread.</summary>
internal interface ILineTarget : IDisposable
{
    /// <summary>Delivers a batch and counts each of its lines as sent or lost. Never throws. May wait until <paramref name="stopping"/> is cancelled.</summary>
    void Write(LineBatch batch, CancellationToken stopping);
}
