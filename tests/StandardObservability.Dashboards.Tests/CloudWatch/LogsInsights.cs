using StandardObservability.Dashboards.Tests.CloudWatch.Logs;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>Log groups, and queries over them. The service discovers a limited number of fields of a JSON line; further ones are unknown to a query.</summary>
internal sealed class LogsInsights(int maximumFields = 200)
{
    private const int MaximumRows = 10_000;
    private static readonly string[] StandardColumns = ["@timestamp", "@message"];
    private readonly Dictionary<string, List<LogRow>> _groups = [];

    /// <summary>Makes a log group without events; a query over a group that does not exist fails.</summary>
    public void AddGroup(string logGroup) => _groups.TryAdd(logGroup, []);

    /// <summary>Takes a line, with its time of arrival for lines that have none themselves.</summary>
    public void Ingest(string logGroup, string line, DateTimeOffset? arrival = null)
    {
        AddGroup(logGroup);
        _groups[logGroup].Add(LogEventReader.Read(logGroup, line, arrival, maximumFields));
    }

    /// <summary>Runs a query that begins with SOURCE over the events from a time (included) to another (excluded), the newest first.</summary>
    public LogResult Query(string query, DateTimeOffset from, DateTimeOffset to)
    {
        var parsed = LogQueryParser.Parse(query);
        if (parsed.Groups.Count == 0) throw new CloudWatchException($"logs: the query names no SOURCE: {query}");
        var events = parsed.Groups
            .SelectMany(group => _groups.TryGetValue(group, out var rows) ? rows : throw new CloudWatchException($"logs: there is no log group {group}"))
            .Where(row => row.Time("@timestamp") >= from && row.Time("@timestamp") < to)
            .OrderByDescending(row => row.Time("@timestamp"));
        var result = new LogResult([], [.. events]);
        foreach (var command in parsed.Commands) result = command(result);
        return new LogResult(result.Columns.Count == 0 ? StandardColumns : result.Columns, [.. result.Rows.Take(MaximumRows)]);
    }
}
