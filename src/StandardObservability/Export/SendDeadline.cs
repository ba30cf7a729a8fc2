namespace StandardObservability.Export;

/// <summary>Cancels all OTLP requests of a host that stops. What is not sent before the deadline is lost and counted.</summary>
internal sealed class SendDeadline : IDisposable
{
    private readonly CancellationTokenSource _passed = new();

    public SendDeadline() => Token = _passed.Token;

    /// <summary>Cancelled when the deadline has passed.</summary>
    public CancellationToken Token { get; }

    public void ExpireAfter(TimeSpan time)
    {
        try
        {
            _passed.CancelAfter(time > TimeSpan.Zero ? time : TimeSpan.Zero);
        }
        catch (ObjectDisposedException)
        {
            // The host was stopped twice and the container is disposed of, so no request is left.
        }
    }

    public void Dispose() => _passed.Dispose();
}
