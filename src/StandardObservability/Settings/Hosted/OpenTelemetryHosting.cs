namespace StandardObservability.Settings.Hosted;

/// <summary>The assembly OpenTelemetry.Extensions.Hosting. It is known by its name, because this library does not reference it: docs/adr/0043.</summary>
internal static class OpenTelemetryHosting
{
    private const string Name = "OpenTelemetry.Extensions.Hosting,";

    /// <summary>Whether a type is one of the assembly.</summary>
    public static bool Contains(Type? type) => type?.Assembly.FullName?.StartsWith(Name, StringComparison.Ordinal) == true;
}
