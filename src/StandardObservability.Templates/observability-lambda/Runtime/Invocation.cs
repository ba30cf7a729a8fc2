namespace ObservabilityLambda.Runtime;

/// <summary>One invocation of the function.</summary>
/// <param name="Id">The id that Lambda gave it.</param>
/// <param name="Trace">X-Ray's trace header, or <see langword="null"/>.</param>
/// <param name="Deadline">When Lambda ends it.</param>
/// <param name="Event">The event in JSON.</param>
public sealed record Invocation(string Id, string? Trace, DateTimeOffset Deadline, string Event);
