namespace StandardObservability.Tracing;

/// <summary>Settings of traces, section <c>Observability:Traces</c>.</summary>
public sealed class TracesOptions
{
    /// <summary>Whether new trace ids start with the time, as X-Ray's do. They are valid W3C trace ids either way.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    /// <remarks>X-Ray itself accepts any W3C id today; collectors and X-Ray SDKs older than that still look for the time.</remarks>
    public bool XRayIds { get; set; } = true;

    /// <summary>
    /// Switches of the sources that are heard by default, by name: <c>AspNetCore</c>, <c>HttpClient</c>, <c>SqlClient</c>, <c>Npgsql</c>,
    /// <c>MassTransit</c>, <c>Azure</c> and the others that <c>docs/configuration.md</c> lists.
    /// </summary>
    /// <value>Default: all on. <c>Observability:Traces:Instrumentations:Npgsql=false</c> turns one off.</value>
    public IDictionary<string, bool> Instrumentations { get; set; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
}
