using System.Diagnostics;
using System.Text.Json;
using Judges;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Identity.Aws.Metadata;
using ISerilogLogger = Serilog.ILogger;

namespace StandardObservability.Serilog.Tests;

/// <summary>A real host with the line and Serilog's, its standard output captured and a sink that remembers.</summary>
internal sealed class SerilogHost : IAsyncDisposable
{
    public const string Name = "Shop";

    private readonly IHost _host;
    private bool _isGone;

    private SerilogHost(IHost host, CapturedStream output, MemorySink sink)
    {
        (_host, Output, Sink) = (host, output, sink);
        Counts = host.Services.GetRequiredService<OutputCounts>();
    }

    public IServiceProvider Services => _host.Services;

    public CapturedStream Output { get; }

    /// <summary>Gets every event that comes to the sinks, when the host was set up with it.</summary>
    public MemorySink Sink { get; }

    public OutputCounts Counts { get; }

    public ActivitySource Source { get; } = new(Name);

    public ISerilogLogger Serilog => Services.GetRequiredService<ISerilogLogger>();

    public static async Task<SerilogHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<HostApplicationBuilder, MemorySink>? set = null)
    {
        var host = Build(settings, set);
        await host._host.StartAsync();
        return host;
    }

    public static SerilogHost Build(IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<HostApplicationBuilder, MemorySink>? set = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = Name, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(new LocalFiles("/no/such/folder"));
        var sink = new MemorySink();
        (set ?? WithSink)(builder, sink);
        var output = new CapturedStream();
        builder.Services.AddSingleton(new StandardOutputStream(() => output));
        return new SerilogHost(builder.Build(), output, sink);
    }

    /// <summary>Both lines, and the sink by code.</summary>
    public static void WithSink(HostApplicationBuilder builder, MemorySink sink)
    {
        builder.AddStandardObservability();
        builder.AddStandardSerilog((_, serilog) => serilog.WriteTo.Sink(sink));
    }

    public ILogger Logger(string category = "Orders") => Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    /// <summary>Stops the host and gives back the lines that are not the library's own.</summary>
    public async Task<IReadOnlyList<JsonElement>> LinesAsync()
    {
        await DisposeAsync();
        return [.. Output.Lines.Select(static l => JsonDocument.Parse(l).RootElement).Where(static l => !IsOwn(l.GetProperty("category").GetString()!))];
    }

    /// <summary>Stops the host and gives back the events of the sink that are not the library's or the host's own.</summary>
    public async Task<IReadOnlyList<SunkEvent>> EventsAsync()
    {
        await DisposeAsync();
        return [.. Sink.Events.Where(static e => !IsOwn(e.Category))];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isGone)
        {
            _isGone = true;
            await _host.StopAsync();
            _host.Dispose();
            Source.Dispose();
        }
    }

    private static bool IsOwn(string category)
        => (category.StartsWith("StandardObservability", StringComparison.Ordinal) && !category.Contains(".Tests.", StringComparison.Ordinal)) || category.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) || category == "Microsoft.Hosting.Lifetime";
}
