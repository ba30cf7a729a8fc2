namespace StandardObservability.Export;

/// <summary>Counts consecutive failures, and limits their log events to the first, one a minute, and one when they end.</summary>
internal sealed class FailureTally(TimeProvider time)
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _failures;
    private DateTimeOffset _since;
    private DateTimeOffset _lastLogged;
    private bool _isLogged;

    /// <summary>Counts a failure.</summary>
    /// <param name="failures">The number of consecutive failures.</param>
    /// <param name="since">The time of the first of them.</param>
    /// <returns>Whether to log them now.</returns>
    public bool Fail(out long failures, out DateTimeOffset since)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _since = _failures++ == 0 ? now : _since;
            (failures, since) = (_failures, _since);
            if (now - _lastLogged < LogInterval)
            {
                return false;
            }

            (_lastLogged, _isLogged) = (now, true);
            return true;
        }
    }

    /// <summary>Counts a success, which ends consecutive failures.</summary>
    /// <param name="failures">The number of failures before it.</param>
    /// <returns>Whether to log the end of the failures, because they were logged.</returns>
    public bool Succeed(out long failures)
    {
        lock (_gate)
        {
            var wasLogged = _isLogged;
            failures = _failures;
            (_failures, _isLogged) = (0, false);
            return wasLogged;
        }
    }
}
