using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judges;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>Many hosts start and stop in one process, as in a test suite: nothing of them remains.</summary>
public sealed class HostChurnTests
{
    private const string Name = "ChurnedService";

    /// <summary>50 hosts, and 500 in a soak.</summary>
    private static readonly int Hosts = FaultRun.IsSoak ? 500 : 50;

    [JudgedFact]
    public async Task Hosts_that_end_leave_nothing()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var source = new ActivitySource(Name);
        using var meter = new Meter(Name);
        var counter = meter.CreateCounter<long>("churned");
        for (var i = 0; i < 10; i++)
        {
            await RunHostAsync(receiver, source, counter);
        }

        var before = Resources.Read();
        for (var i = 0; i < Hosts; i++)
        {
            await RunHostAsync(receiver, source, counter);
        }

        // Idle threads of the pool and closed connections end some time later.
        await Poll.UntilAsync(() => Resources.Read().IsNoMoreThan(before), Poll.DefaultTimeout, $"{Resources.Read()} to be no more than {before}");
        Assert.False(source.HasListeners());
        Assert.False(counter.Enabled);
        Assert.Equal(Hosts + 10, (await receiver.SpansAsync()).Count(static s => s.Name == "churn"));
    }

    private static async Task RunHostAsync(OtlpReceiver receiver, ActivitySource source, Counter<long> counter)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = Name, EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            new("OTEL_LOGS_EXPORTER", "otlp"),
            new("Logging:LogLevel:Default", "Warning"),
        ]);
        builder.AddStandardObservability();
        await using var app = builder.Build();
        await app.StartAsync();
        using (source.StartActivity("churn"))
        {
            counter.Add(1);
            app.Logger.LogWarning("Churned");
        }

        await app.StopAsync();
    }

    /// <summary>What this process holds.</summary>
    private sealed record Resources(int Threads, int Files, long HeapBytes)
    {
        /// <summary>A host that remained would hold several times as much.</summary>
        private const long MostBytesPerHost = 4_000;

        public static Resources Read()
            => new(Process.GetCurrentProcess().Threads.Count, Directory.GetFiles("/proc/self/fd").Length, GC.GetTotalMemory(forceFullCollection: true));

        public bool IsNoMoreThan(Resources other)
            => Threads <= other.Threads + 5 && Files <= other.Files + 5 && HeapBytes <= other.HeapBytes + (MostBytesPerHost * Hosts) + 1_000_000;
    }
}
