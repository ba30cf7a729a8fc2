using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace StandardObservability.Tests.SdkInternals.Providers;

/// <summary>Registers this library, OpenTelemetry and a hosted service of the application in the order of their names.</summary>
internal sealed class RegistrationOrder(string calls, Func<IServiceProvider, IHostedService> createService)
{
    /// <summary>The names in each order that matters.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ours,service",
        "service,ours,ours",
        "theirs,service,ours",
        "service,theirs,ours",
        "service,ours,theirs",
        "ours,theirs,service",
        "theirs,ours,service,theirs,ours",
        "theirs of the builder,service,ours",
        "service,ours,theirs of the builder",
    ];

    /// <summary>The providers that were built, each time.</summary>
    public List<string> Built { get; } = [];

    public void Register(HostApplicationBuilder builder)
    {
        foreach (var call in calls.Split(','))
        {
            Register(builder, call);
        }

        builder.Services.ConfigureOpenTelemetryMeterProvider((_, _) => Built.Add("metrics"));
        builder.Services.ConfigureOpenTelemetryTracerProvider((_, _) => Built.Add("traces"));
        builder.Services.ConfigureOpenTelemetryLoggerProvider((_, _) => Built.Add("logs"));
    }

    private void Register(HostApplicationBuilder builder, string call)
    {
        switch (call)
        {
            case "ours":
                builder.AddStandardObservability();
                break;
            case "theirs":
                builder.Services.AddOpenTelemetry().WithTracing().WithMetrics().WithLogging();
                break;
            case "theirs of the builder":
                builder.AddOpenTelemetry().WithTracing().WithMetrics().WithLogging();
                break;
            case "service":
                builder.Services.AddSingleton(createService);
                break;
            default:
                throw new ArgumentException($"No registration has the name {call}.", nameof(call));
        }
    }
}
