namespace StandardObservability.Dashboards;

/// <summary>A query of CloudWatch Logs Insights. Deployed dashboards save it in the account, runbooks contain it.</summary>
/// <param name="Title">What it finds, unique within the service, for example <c>Errors by cause</c>.</param>
/// <param name="Source">The log events that it reads.</param>
/// <param name="Text">
/// The commands, for example <c>filter level = 'Error' | sort @timestamp desc</c>. The restriction to service and environment is added in
/// front. A name with other characters than letters, digits, dots and underscores is in backticks.
/// </param>
/// <remarks>Source: Amazon CloudWatch Logs User Guide, "CloudWatch Logs Insights language query syntax".</remarks>
public sealed record SavedQuery(string Title, LogSource Source, string Text);
