using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Testing.Tests;

/// <summary>A plain host, all of whose telemetry has one name: several hosts in the process use equal sources and meters.</summary>
internal sealed class Worker : IAsyncDisposable
{
    public const string Name = "acme.worker";

    private static readonly ActivitySource Source = new(Name);

    private readonly IHost _host;

    private Worker(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static Worker Build(TelemetryCapture? capture, Action<HostApplicationBuilder>? set = null, params (string Key, string? Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = typeof(Worker).Assembly.GetName().Name,
            EnvironmentName = "Production",
        });
        builder.Logging.ClearProviders();
        var all = new Dictionary<string, string?>
        {
            ["OTEL_SERVICE_NAME"] = "worker",
            ["OTEL_LOGS_EXPORTER"] = "none",
            ["Observability:ActivitySources"] = Name,
            ["Observability:Meters"] = Name,
        };
        Array.ForEach(settings, s => all[s.Key] = s.Value);
        builder.Configuration.AddInMemoryCollection(all);
        if (capture is not null)
        {
            builder.Services.AddTelemetryCapture(capture);
        }

        builder.AddStandardObservability();
        set?.Invoke(builder);
        return new Worker(builder.Build());
    }

    public static async Task<Worker> StartAsync(
        TelemetryCapture? capture, Action<HostApplicationBuilder>? set = null, params (string Key, string? Value)[] settings)
    {
        var worker = Build(capture, set, settings);
        await worker._host.StartAsync();
        return worker;
    }

    public Task StartAsync() => _host.StartAsync();

    /// <summary>Starts a span in the caller's flow.</summary>
    public static Activity? Begin(string name) => Source.StartActivity(name);

    /// <summary>Starts a span in the caller's flow, and ends it.</summary>
    public static void Trace(string name, params (string Key, object? Value)[] attributes)
    {
        using var span = Source.StartActivity(name);
        foreach (var (key, value) in attributes)
        {
            span?.SetTag(key, value);
        }
    }

    /// <summary>Counts by the host's meter factory.</summary>
    public void Count(string name, int value = 1, string? unit = "{item}", params KeyValuePair<string, object?>[] tags)
        => Services.GetRequiredService<IMeterFactory>().Create(Name).CreateCounter<int>(name, unit).Add(value, tags);

    public ILogger Logger(string category = Name) => Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
