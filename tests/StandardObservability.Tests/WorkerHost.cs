using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Judges;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Identity.Aws.Metadata;

namespace StandardObservability.Tests;

/// <summary>A real worker host under a name of its own, with its standard output captured.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private static int _count;

    private readonly IHost _host;

    private WorkerHost(IHost host, string name, CapturedStream output)
    {
        (_host, Name, Output) = (host, name, output);
        Source = new ActivitySource(name);
        Meter = new Meter(name);
        Counts = host.Services.GetRequiredService<OutputCounts>();
    }

    /// <summary>Settings without spans of requests and messages: those of tests that run at the same time would be counted and exported, too.</summary>
    public static KeyValuePair<string, string?>[] OwnSpans { get; } =
    [
        new("Observability:Traces:Instrumentations:HttpClient", "false"),
        new("Observability:Traces:Instrumentations:Messages", "false"),
    ];

    /// <summary>Name of the application; its source and meter are heard by it.</summary>
    public string Name { get; }

    public CapturedStream Output { get; }

    public ActivitySource Source { get; }

    public Meter Meter { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Readable after the host is gone, which is when they are final.</summary>
    public OutputCounts Counts { get; }

    public IEnumerable<JsonElement> Events => Output.Lines.Select(static l => JsonDocument.Parse(l).RootElement);

    /// <summary>Builds and starts a host.</summary>
    /// <param name="settings">Configuration that stands before the line runs.</param>
    /// <param name="set">Calls the line and whatever stands around it; the line alone when left out.</param>
    /// <param name="environment">Name of the host's environment.</param>
    public static async Task<WorkerHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<HostApplicationBuilder>? set = null,
        string environment = "Production")
    {
        var host = Build(settings, set, environment);
        await host._host.StartAsync();
        return host;
    }

    public static WorkerHost Build(
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<HostApplicationBuilder>? set = null,
        string environment = "Production")
    {
        var name = $"Worker{Interlocked.Increment(ref _count)}";
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name, EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);

        // Whatever machine the tests run on.
        builder.Services.AddSingleton(new LocalFiles("/no/such/folder"));
        (set ?? (static b => b.AddStandardObservability()))(builder);
        var output = new CapturedStream();
        builder.Services.AddSingleton(new StandardOutputStream(() => output));
        return new WorkerHost(builder.Build(), name, output);
    }

    public Task StartAsync() => _host.StartAsync();

    public ILogger Logger(string? category = null) => Services.GetRequiredService<ILoggerFactory>().CreateLogger(category ?? Name);

    /// <summary>Records one span, one count and one log event.</summary>
    public void Work()
    {
        using var span = Source.StartActivity("work");
        Meter.CreateCounter<long>("work.done").Add(1);
        Logger().LogInformation("Worked on {Item}", 7);
    }

    /// <summary>The JSON lines that name the given message template.</summary>
    public async Task<JsonElement> EventAsync(string template)
    {
        JsonElement Find() => Events.FirstOrDefault(e => e.TryGetProperty("message_template", out var t) && t.GetString() == template);
        await Poll.UntilAsync(() => Find().ValueKind != JsonValueKind.Undefined, Poll.DefaultTimeout, $"a line for {template}");
        return Find();
    }

    public async Task StopAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Source.Dispose();
        Meter.Dispose();
    }
}
