namespace StandardObservability.Tracing.Sampling;

/// <summary>Recognizes trace ids that start with the time: their first eight digits are a second of the last 28 days.</summary>
/// <remarks>
/// One random id in 1,657 matches by chance. The window moves in whole days, and includes one or two days of the future for clocks that are
/// ahead. The clock is read only for an id that can be a time and is outside the current window.
/// </remarks>
internal sealed class TimePrefix
{
    private const long DaySeconds = 24 * 60 * 60;
    private const int DaysBack = 28;
    private const int DaysAhead = 2;

    private readonly TimeProvider _time;
    private volatile Window _window;

    public TimePrefix(TimeProvider time)
    {
        _time = time;
        _window = new Window(Today());
    }

    /// <param name="id">The 32 digits of a trace id.</param>
    public bool IsPrefixOf(ReadOnlySpan<char> id) => CanBeTime(id[0]) && (_window.Holds(IdDigits.ReadPrefix(id)) || (TryMoveWindow() && _window.Holds(IdDigits.ReadPrefix(id))));

    /// <summary>Seconds of the years 2021 to 2046 start with one of these digits; four of five random ids do not.</summary>
    private static bool CanBeTime(char firstDigit) => firstDigit is >= '6' and <= '8';

    private bool TryMoveWindow()
    {
        var today = Today();
        if (today == _window.Day)
        {
            return false;
        }

        _window = new Window(today);
        return true;
    }

    private long Today() => _time.GetUtcNow().ToUnixTimeSeconds() / DaySeconds;

    private sealed class Window(long day)
    {
        private readonly long _from = (day - DaysBack) * DaySeconds;
        private readonly long _until = (day + DaysAhead) * DaySeconds;

        public long Day { get; } = day;

        public bool Holds(uint seconds) => seconds >= _from && seconds < _until;
    }
}
