using System.Diagnostics;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Serilog.Extensions.Hosting;
using StandardObservability;
using StandardObservability.Conventions.Commands;
using StandardObservability.Diagnosis.Status;

namespace DisabledService;

/// <summary>Every public service that the library or OpenTelemetry registers.</summary>
internal static class PublicServices
{
    private static readonly Type[] All =
    [
        typeof(IConfiguration), typeof(IHostEnvironment), typeof(ILoggerFactory), typeof(ILogger<Probe>), typeof(IOptions<StandardObservabilityOptions>),
        typeof(ObservabilityStatus), typeof(EmittingService), typeof(IRedactorProvider), typeof(TracerProvider), typeof(MeterProvider), typeof(LoggerProvider),
        typeof(HealthCheckService), typeof(DistributedContextPropagator), typeof(IHttpContextFactory),
        typeof(Serilog.ILogger), typeof(Serilog.IDiagnosticContext), typeof(DiagnosticContext),
    ];

    /// <summary>The type of each service; <see langword="null"/> when it is not registered.</summary>
    public static Dictionary<string, string?> Resolve(IServiceProvider services)
    {
        var types = All.ToDictionary(static t => t.Name, t => services.GetService(t)?.GetType().Name);
        (services.GetService<TracerProvider>() ?? TracerProvider.Default).GetTracer(Probe.Source).StartActiveSpan("span").End();
        services.GetService<Serilog.ILogger>()?.Information("Logged by Serilog");
        services.GetRequiredService<ILogger<Probe>>().LogInformation("Logged by .NET");
        return types;
    }
}
