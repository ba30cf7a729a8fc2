namespace StandardObservability.Export.Lines;

/// <summary>Where lines go. Called from one thread.</summary>
internal interface ILineTarget : IDisposable
{
    /// <summary>Delivers a batch and counts each of its lines as sent or lost. Never throws; may wait, until it is told to stop.</summary>
    void Write(LineBatch batch, CancellationToken stopping);
}
