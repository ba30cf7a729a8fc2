namespace StandardObservability.Export;

/// <summary>The moment after which nothing waits for a network any more: what could not be sent by then is lost and counted.</summary>
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
            // A second stop, while the first has taken the container down already: nothing is left that could wait.
        }
    }

    public void Dispose() => _passed.Dispose();
}
