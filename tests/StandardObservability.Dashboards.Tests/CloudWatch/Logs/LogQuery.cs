namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>A parsed query: the log groups, and the commands in their order.</summary>
internal sealed record LogQuery(IReadOnlyList<string> Groups, IReadOnlyList<Func<LogResult, LogResult>> Commands);
