using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals.Logs;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Providers;

/// <summary>OpenTelemetry's own hosted service, which <c>AddOpenTelemetry</c> of the application registers, runs before ours.</summary>
public sealed class ApplicationStartTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_initializer_of_the_application_runs_before_the_providers_are_built(bool isOursFirst)
    {
        var steps = new List<string>();
        await using var host = await WorkerHost.StartAsync(set: b => Register(b, isOursFirst, services =>
        {
            services.AddSingleton<ITelemetryHostInitializer>(new Initializer(steps));
            services.AddOpenTelemetry().WithTracing();
            services.ConfigureOpenTelemetryTracerProvider((_, _) => steps.Add("build"));
        }));

        Assert.Equal(["initialize", "build"], steps);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_log_call_after_the_end_of_the_host_does_not_throw(bool isOursFirst)
    {
        var host = await WorkerHost.StartAsync(set: b => Register(b, isOursFirst, static services => services.AddOpenTelemetry().WithTracing()));
        var logger = host.Logger();
        logger.LogInformation("Before the end");
        Assert.True(host.Services.GetRequiredService<UnusedLoggerProviderFilter>().IsBuilt);

        await host.DisposeAsync();
        logger.LogInformation("After the end");

        Assert.Single(host.Events, static e => e.GetProperty("message").ValueEquals("Before the end"));
    }

    private static void Register(HostApplicationBuilder builder, bool isOursFirst, Action<IServiceCollection> register)
    {
        if (isOursFirst)
        {
            builder.AddStandardObservability();
        }

        register(builder.Services);
        builder.AddStandardObservability();
    }

    private sealed class Initializer(List<string> steps) : ITelemetryHostInitializer
    {
        public void Initialize() => steps.Add("initialize");
    }
}
