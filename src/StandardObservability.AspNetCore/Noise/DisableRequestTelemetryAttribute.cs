namespace StandardObservability.AspNetCore.Noise;

/// <summary>
/// Marks an endpoint whose requests are noise, as a probe of an orchestrator is: they leave no server span, no span of what they call,
/// no request line and no <c>http.server.request.duration</c>. What the endpoint itself logs stays.
/// </summary>
/// <remarks>On an action, a controller or the handler of a minimal API. Endpoints of <c>MapHealthChecks</c> need no mark.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DisableRequestTelemetryAttribute : Attribute;
