namespace StandardObservability.AspNetCore.Noise;

/// <summary>
/// Marks an endpoint whose requests are noise, for example an orchestrator's probe: they create no server span, no spans of their calls,
/// no request log line and no <c>http.server.request.duration</c>. Log lines of the endpoint itself are kept.
/// </summary>
/// <remarks>On an action, a controller or the handler of a minimal API. Endpoints of <c>MapHealthChecks</c> do not need it.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DisableRequestTelemetryAttribute : Attribute;
