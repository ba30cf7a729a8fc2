using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Providers;

/// <summary>OpenTelemetry's providers exist before a hosted service of the application starts, and each exists once.</summary>
public sealed class ProviderStartTests
{
    private const string Working = "Working at the start";

    public static TheoryData<string, bool> Orders => [.. RegistrationOrder.All.SelectMany(static o => (bool[])[false, true], static (o, c) => (o, c))];

    [JudgedTheory]
    [MemberData(nameof(Orders))]
    public async Task What_a_hosted_service_emits_while_it_starts_is_exported_once(string calls, bool isConcurrent)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var order = new RegistrationOrder(calls, static sp => new Work(sp));
        await using var host = await WorkerHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", $"{receiver.GrpcEndpoint}"), new("OTEL_LOGS_EXPORTER", "otlp")],
            b =>
            {
                order.Register(b);
                b.Services.Configure<HostOptions>(o => o.ServicesStartConcurrently = isConcurrent);
            });
        await host.StopAsync();

        Assert.Equal(["logs", "metrics", "traces"], order.Built.Order(StringComparer.Ordinal));
        Assert.Equal(host.Name, Assert.Single(await receiver.SpansAsync(), static s => s.Name == "start").Resource["service.name"]);
        Assert.Single(await receiver.MetricPointsAsync(), static p => p.MetricName == "starts");
        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is Working);
    }

    [Theory]
    [InlineData("ours,service")]
    [InlineData("theirs,ours,service")]
    [InlineData("ours,theirs,service")]
    public async Task A_host_that_is_built_and_not_started_builds_no_provider(string calls)
    {
        var order = new RegistrationOrder(calls, static sp => new Work(sp));
        var host = WorkerHost.Build(set: order.Register);
        await host.DisposeAsync();

        // Lines of the host's end are log calls, which build that of log records.
        Assert.DoesNotContain(order.Built, static b => b != "logs");
    }

    [Theory]
    [InlineData("ours,service")]
    [InlineData("theirs,ours,service")]
    [InlineData("ours,theirs,service")]
    public async Task An_error_in_a_configuration_of_the_application_ends_the_start(string calls)
    {
        var order = new RegistrationOrder(calls, static sp => new Work(sp));
        await using var host = WorkerHost.Build(set: b =>
        {
            order.Register(b);
            b.Services.ConfigureOpenTelemetryTracerProvider(static (_, _) => throw new InvalidOperationException("thrown by the application"));
        });

        Assert.Equal("thrown by the application", (await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync)).Message);
    }

    /// <summary>Emits each signal in <see cref="StartAsync"/>.</summary>
    private sealed class Work(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            var name = services.GetRequiredService<IHostEnvironment>().ApplicationName;
            using var source = new ActivitySource(name);
            using var span = source.StartActivity("start");
            services.GetRequiredService<IMeterFactory>().Create(name).CreateCounter<long>("starts").Add(1);
            services.GetRequiredService<ILoggerFactory>().CreateLogger(name).LogInformation(Working);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
