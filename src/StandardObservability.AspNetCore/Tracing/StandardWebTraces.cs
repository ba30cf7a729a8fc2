using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using StandardObservability.AspNetCore.Tracing.Spans;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Collects server spans and extracts the trace context of requests.</summary>
internal static class StandardWebTraces
{
    private const string Source = "Microsoft.AspNetCore";
    private const string KeepQuery = "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION";

    public static IServiceCollection AddStandardWebTraces(this IServiceCollection services)
    {
        services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
        {
            if (sp.GetRequiredService<InboundTracing>().CollectsServerSpans)
            {
                // ASP.NET Core uses a source that the application has registered.
                traces.AddSource(sp.GetService<ActivitySource>()?.Name ?? Source, $"{Source}.Components", $"{Source}.Components.Server.Circuits");
                UnusedInstrumentation.Report(sp);
            }
        });
        services.AddSingleton(CreateSpans);
        services.AddTransient<IStartupFilter, CallerLinkStartupFilter>();
        InboundRequestContextFactory.Decorate(services);
        return services.AddContextPropagator();
    }

    private static ServerSpans CreateSpans(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var redaction = services.GetRequiredService<RedactionPolicy>();
        var recordsAddress = services.GetRequiredService<HostSettings>().Options.ClientAddress;
        var failures = new ServerExceptions(redaction);
        return new ServerSpans(
            new RequestAttributes(redactsQuery: !bool.TryParse(configuration[KeepQuery], out var keepsQuery) || !keepsQuery, recordsAddress),
            new ResponseAttributes(failures, redaction, recordsAddress),
            failures);
    }

    /// <summary>
    /// ASP.NET Core extracts the context with the propagator of the host's container, before it starts the server activity. A propagator that
    /// the application registered is kept.
    /// </summary>
    private static IServiceCollection AddContextPropagator(this IServiceCollection services)
    {
        var registered = services.Where(static s => s.ServiceType == typeof(DistributedContextPropagator)).ToList();
        var isFrameworks = registered is []
            || (registered is [{ ImplementationInstance: DistributedContextPropagator instance }]
                && InboundTracing.IsDefault(instance));
        return !isFrameworks
            ? services
            : services.AddSingleton(static sp => sp.GetRequiredService<HostSettings>().Enabled
                ? new HeaderPropagator(sp.GetRequiredService<InboundTracing>())
                : DistributedContextPropagator.CreateDefaultPropagator());
    }
}
