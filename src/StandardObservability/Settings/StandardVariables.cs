using Microsoft.Extensions.Configuration;

namespace StandardObservability.Settings;

/// <summary>Reads <c>OTEL_*</c> and <c>AWS_*</c> names from the host's configuration and from the process environment.</summary>
/// <remarks>An empty value counts as not set, as OpenTelemetry's specification asks.</remarks>
internal sealed class StandardVariables(IConfiguration configuration, Func<string, string?> environment)
{
    /// <summary>The host's configuration, else the process environment.</summary>
    public string? Find(string name) => NullIfBlank(configuration[name]) ?? NullIfBlank(environment(name));

    /// <summary>The process environment first: the operator's switches win over what the application configured.</summary>
    public string? FindSwitch(string name) => NullIfBlank(environment(name)) ?? NullIfBlank(configuration[name]);

    public bool IsInEnvironment(string name) => NullIfBlank(environment(name)) is not null;

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
