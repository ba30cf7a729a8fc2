namespace StandardObservability;

/// <summary>
/// Marks a method that registers standard observability, so that the analyzers recognize it: a platform team's own method that calls
/// <c>AddStandardObservability</c> for all services. Also in a referenced assembly.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ObservabilityRegistrationAttribute : Attribute;
