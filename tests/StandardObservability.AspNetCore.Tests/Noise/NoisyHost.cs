using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>A web host with a health check that calls another service, under a sampler.</summary>
internal static class NoisyHost
{
    /// <summary>The source that the health check and the endpoints under test use.</summary>
    public static readonly ActivitySource Source = new("Noisy");

    /// <param name="other">Where the health check calls.</param>
    /// <param name="sampler">Name of the sampler; <c>own</c> is one that the application sets in code.</param>
    /// <param name="map">The endpoints.</param>
    /// <param name="settings">Configuration besides.</param>
    /// <param name="spans">Where exported spans are kept too.</param>
    public static Task<WebHost> StartAsync(
        Uri? other,
        string? sampler,
        Action<WebApplication> map,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        ICollection<Activity>? spans = null)
        => WebHost.StartAsync(
            [new("OTEL_TRACES_SAMPLER", sampler == "own" ? null : sampler), new("Observability:ActivitySources", Source.Name), .. settings ?? []],
            b =>
            {
                b.AddStandardObservability();
                b.Services.AddControllers().AddApplicationPart(typeof(ProbeController).Assembly);
                if (other is not null)
                {
                    b.Services.AddHealthChecks().Add(new HealthCheckRegistration("other", sp => Check(sp, other), null, null));
                }

                b.Services.ConfigureOpenTelemetryTracerProvider(t =>
                {
                    _ = sampler == "own" ? t.SetSampler(new KeepEverything()) : t;
                    _ = spans is not null ? t.AddInMemoryExporter(spans) : t;
                });
            },
            map);

    private static CallingCheck Check(IServiceProvider services, Uri other) => new(
        services.GetRequiredService<HttpClient>(),
        other,
        services.GetRequiredService<ILogger<CallingCheck>>());
}
