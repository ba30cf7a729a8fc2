using Microsoft.Extensions.Configuration;

namespace StandardObservability.Settings;

/// <summary>Reads <c>OTEL_*</c> and <c>AWS_*</c> variables from the host's configuration and from the process environment.</summary>
/// <remarks>An empty value counts as not set, as OpenTelemetry's specification requires.</remarks>
internal sealed class StandardVariables(IConfiguration configuration, Func<string, string?> environment)
{
    /// <summary>The value in the host's configuration, or else in the process environment.</summary>
    public string? Find(string name) => NullIfBlank(configuration[name]) ?? NullIfBlank(environment(name));

    /// <summary>The value in the process environment, or else in the host's configuration: switches of the operator win over the application.</summary>
    public string? FindSwitch(string name) => NullIfBlank(environment(name)) ?? NullIfBlank(configuration[name]);

    public bool IsInEnvironment(string name) => NullIfBlank(environment(name)) is not null;

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
