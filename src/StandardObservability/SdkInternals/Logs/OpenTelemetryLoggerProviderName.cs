using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Recognizes OpenTelemetry's logger provider.</summary>
/// <remarks>Assumption about OpenTelemetry: <c>WithLogging</c> registers the provider by a factory method of its own assembly.</remarks>
internal static class OpenTelemetryLoggerProviderName
{
    public const string Type = "OpenTelemetry.Logs.OpenTelemetryLoggerProvider";

    public static bool IsRegisteredBy(ServiceDescriptor service)
        => service.ServiceType == typeof(ILoggerProvider)
        && !service.IsKeyedService
        && service.ImplementationFactory?.Method.Module.Assembly == typeof(OpenTelemetryLoggerOptions).Assembly;
}
