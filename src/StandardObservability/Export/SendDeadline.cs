namespace StandardObservability.Export;

/// <summary>The moment after which nothing waits for a network any more: what could not be sent by then is lost and counted.</summary>
internal sealed class SendDeadline : IDisposable
{
    private readonly CancellationTokenSource _passed = new();

    public SendDeadline() => Passed = _passed.Token;

    /// <summary>Cancelled when the deadline has passed.</summary>
    public CancellationToken Passed { get; }

    public void PassIn(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
        {
            _passed.Cancel();
        }
        else
        {
            _passed.CancelAfter(time);
        }
    }

    public void Dispose() => _passed.Dispose();
}
