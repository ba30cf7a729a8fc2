namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>The seconds that a request asks for: full minutes, the end excluded.</summary>
internal readonly record struct TimeRange(long From, long To)
{
    public int Length => checked((int)(To - From));

    public static TimeRange Of(DateTimeOffset from, DateTimeOffset to)
    {
        var range = new TimeRange(from.ToUnixTimeSeconds() / 60 * 60, to.ToUnixTimeSeconds());
        return range.To > range.From ? range : throw new CloudWatchException($"the time range from {from:O} to {to:O} is empty");
    }

    /// <summary>Where the periods of the range begin: the first at its start, as CloudWatch rounds start times.</summary>
    public IEnumerable<long> Starts(int period)
    {
        for (var start = From; start < To; start += period) yield return start;
    }
}
