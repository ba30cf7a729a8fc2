using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards;

/// <summary>Queries of the log lines and measurements that every service writes.</summary>
public static class StandardQueries
{
    private const string Errors = $"filter {LogFieldNames.Level} in ['Error', 'Critical']";
    private const string Calls = MetricNames.HttpClientRequestDuration;
    private const string TraceIds = $"{LogFieldNames.TraceId}, {LogFieldNames.XRayTraceId}";
    private const string OfRequests = $"filter ispresent({AttributeNames.DurationMilliseconds}) and ispresent({AttributeNames.HttpResponseStatusCode})";
    private const string RequestFields
        = $"fields @timestamp, {AttributeNames.HttpRequestMethod}, {AttributeNames.HttpRoute}, {AttributeNames.HttpResponseStatusCode}, "
        + $"{AttributeNames.DurationMilliseconds}, {TraceIds}";

    /// <summary>The last errors with their exceptions and trace ids.</summary>
    public static SavedQuery LastErrors { get; } = Lines(
        "Last errors",
        $"{Errors} | fields @timestamp, {LogFieldNames.Message}, {AttributeNames.ExceptionType}, {TraceIds} | sort @timestamp desc | limit 20");

    /// <summary>Errors by exception and category: one cause or many. The line of a failed request is not counted again.</summary>
    public static SavedQuery ErrorsByCause { get; } = Lines(
        "Errors by cause",
        $"{Errors} and (not ispresent({LogFieldNames.EventName}) or {LogFieldNames.EventName} != 'RequestEnded') "
        + $"| stats count(*) as errors by {AttributeNames.ExceptionType}, {LogFieldNames.Category} | sort errors desc | limit 20");

    /// <summary>Requests that failed in the service, the last first.</summary>
    public static SavedQuery FailedRequests { get; } = Lines(
        "Failed requests",
        $"{OfRequests} and {AttributeNames.HttpResponseStatusCode} >= 500 | {RequestFields} | sort @timestamp desc | limit 20");

    /// <summary>The requests that took longest. The trace id leads to their spans.</summary>
    public static SavedQuery SlowestRequests { get; } = Lines(
        "Slowest requests",
        $"{OfRequests} | {RequestFields} | sort {AttributeNames.DurationMilliseconds} desc | limit 20");

    /// <summary>Number and 99th percentile of the duration of requests by route.</summary>
    public static SavedQuery LatencyByRoute { get; } = Lines(
        "Latency by route",
        $"{OfRequests} | stats count(*) as requests, pct({AttributeNames.DurationMilliseconds}, 99) as p99 by {AttributeNames.HttpRoute} "
        + "| sort p99 desc | limit 20");

    /// <summary>When instances started, with the version: deployments and restarts.</summary>
    public static SavedQuery Starts { get; } = Lines(
        "Starts and versions",
        $"filter {LogFieldNames.EventName} = 'StartReport' | fields @timestamp, ServiceVersion, {LogFieldNames.Message} | sort @timestamp desc | limit 20");

    /// <summary>Warnings of telemetry itself: what cannot be exported and why.</summary>
    public static SavedQuery TelemetryWarnings { get; } = Lines(
        "Warnings of telemetry",
        $"filter {LogFieldNames.Category} like 'StandardObservability' and {LogFieldNames.Level} in ['Warning', 'Error', 'Critical'] "
        + $"| fields @timestamp, {LogFieldNames.EventId}, {LogFieldNames.Message} | sort @timestamp desc | limit 20");

    /// <summary>Calls of other services by host and result.</summary>
    public static SavedQuery CallsByHost { get; } = Measurements(
        "Calls by host and result",
        $"filter ispresent(`{Calls}.Count`) | stats sum(`{Calls}.Count`) as calls by {AttributeNames.ServerAddress}, "
        + $"{AttributeNames.HttpResponseStatusCode}, {AttributeNames.ErrorType} | sort calls desc | limit 20");

    /// <summary>Mean duration of calls of other services by host, in seconds.</summary>
    public static SavedQuery LatencyByHost { get; } = Measurements(
        "Latency of calls by host",
        $"filter ispresent(`{Calls}.Count`) | stats sum(`{Calls}.Sum`) / sum(`{Calls}.Count`) as seconds by {AttributeNames.ServerAddress} "
        + "| sort seconds desc | limit 20");

    /// <summary>Memory and waiting work of each instance: one instance or all.</summary>
    public static SavedQuery Instances { get; } = Measurements(
        "Instances",
        $"filter ispresent(`dotnet.process.memory.working_set`) | stats max(`dotnet.process.memory.working_set`) as memory, "
        + $"max(`{MetricNames.ThreadPoolQueueLength}`) as waiting, max(`{MetricNames.ThreadPoolThreadCount}`) as threads "
        + $"by {AttributeNames.ServiceInstanceId}, {AttributeNames.ServiceVersion} | sort memory desc | limit 20");

    private static SavedQuery Lines(string title, string text) => new(title, LogSource.Lines, text);

    private static SavedQuery Measurements(string title, string text) => new(title, LogSource.Measurements, text);
}
