namespace StandardObservability.Hosting;

/// <summary>The settings of the one line, bound from the configuration section <c>Observability</c>.</summary>
public sealed class StandardObservabilityOptions
{
}
