namespace StandardObservability.Export;

/// <summary>Counts consecutive failures, and limits their log events to one a minute for each cause, and one when they end.</summary>
internal sealed class FailureTally(TimeProvider time)
{
    /// <summary>Causes that are logged in one minute. A cause may contain an id of the request, so there may be many.</summary>
    private const int MaxCauses = 5;

    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private List<LoggedCause>? _logged;
    private long _failures;
    private DateTimeOffset _since;
    private bool _isLogged;

    /// <summary>Counts a failure.</summary>
    /// <param name="cause">The cause as text.</param>
    /// <param name="failures">The number of consecutive failures.</param>
    /// <param name="since">The time of the first of them.</param>
    /// <returns>Whether to log them now.</returns>
    public bool Fail(string cause, out long failures, out DateTimeOffset since)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _since = _failures++ == 0 ? now : _since;
            (failures, since) = (_failures, _since);
            _logged ??= [];
            _logged.RemoveAll(l => now - l.Time >= LogInterval);
            if (_logged.Count >= MaxCauses || _logged.Exists(l => l.Cause == cause))
            {
                return false;
            }

            _logged.Add(new LoggedCause(cause, now));
            _isLogged = true;
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

    /// <summary>A class, because a native program has code for each struct in a list.</summary>
    private sealed class LoggedCause(string cause, DateTimeOffset time)
    {
        public string Cause => cause;

        public DateTimeOffset Time => time;
    }
}
