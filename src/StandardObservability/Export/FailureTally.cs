namespace StandardObservability.Export;

/// <summary>Counts failures of one thing, and says when to tell of them: at the first, then at most once a minute, and when they have ended.</summary>
internal sealed class FailureTally(TimeProvider time)
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _failures;
    private DateTimeOffset _since;
    private DateTimeOffset _told;
    private bool _isTold;

    /// <summary>Counts a failure.</summary>
    /// <param name="tell">Says how many there were and since when, when it is time to.</param>
    public void Fail(Action<long, DateTimeOffset> tell)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _since = _failures++ == 0 ? now : _since;
            if (now - _told >= TellEvery)
            {
                (_told, _isTold) = (now, true);
                tell(_failures, _since);
            }
        }
    }

    /// <summary>Ends a row of failures.</summary>
    /// <param name="tell">Says how many there were, when they were told of.</param>
    public void Succeed(Action<long> tell)
    {
        lock (_gate)
        {
            if (_isTold)
            {
                tell(_failures);
            }

            (_failures, _isTold) = (0, false);
        }
    }
}
