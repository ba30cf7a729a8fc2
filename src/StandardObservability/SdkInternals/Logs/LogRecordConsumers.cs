using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Whether the application configures OpenTelemetry's logs, as every registration of a processor or an exporter does.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: a processor is added by a service of the internal type <c>IConfigureLoggerProviderBuilder</c>, or in the
/// options of its logger provider. One that is added to the running provider first needs the service <see cref="LoggerProvider"/>.
/// </remarks>
internal sealed class LogRecordConsumers(RegistrationContext registration)
{
    /// <summary>What this library and OpenTelemetry's own registration configure. Created when both are complete.</summary>
    private readonly ServiceDescriptor[] _own = [.. registration.Services.Where(s => Configures(s) && !registration.Earlier.Contains(s))];

    public bool Any => registration.Services.Any(s => Configures(s) && !_own.Contains(s));

    private static bool Configures(ServiceDescriptor service)
        => service.ServiceType == typeof(IConfigureOptions<OpenTelemetryLoggerOptions>)
        || service.ServiceType == typeof(IPostConfigureOptions<OpenTelemetryLoggerOptions>)
        || (service.ServiceType.Assembly == typeof(OpenTelemetryDependencyInjectionLoggingServiceCollectionExtensions).Assembly
            && service.ServiceType.Name == "IConfigureLoggerProviderBuilder");
}
