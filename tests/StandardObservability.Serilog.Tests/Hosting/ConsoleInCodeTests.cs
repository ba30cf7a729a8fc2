using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>A console sink that code adds beside the lines of the library, in the forms in which services add it.</summary>
public sealed class ConsoleInCodeTests
{
    private const string OfOurs = "the sink Console that code adds to AddStandardSerilog";
    private const string OfProvider = "the sink Console of the logger that AddSerilog adds to the logging builder";

    private static readonly Dictionary<string, Action<LoggerConfiguration>> Sinks = new()
    {
        ["Console"] = static c => c.WriteTo.Console(),
        ["Console with a level"] = static c => c.WriteTo.Console(LogEventLevel.Warning),
        ["Console in Async"] = static c => c.WriteTo.Async(static a => a.Console()),
        ["Console in a logger"] = static c => c.WriteTo.Logger(static l => l.Filter.ByExcluding(static _ => true).WriteTo.Console()),
        ["Console in Conditional"] = static c => c.WriteTo.Conditional(static _ => true, static s => s.Console()),
        ["Console in a sink of the application"] = static c => c.WriteTo.Sink(new OwnSink(new LoggerConfiguration().WriteTo.Console().CreateLogger())),
        ["Console audited"] = static c => c.AuditTo.Logger(new LoggerConfiguration().AuditTo.Console().CreateLogger()),
        ["Console on standard error"] = static c => c.WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose),
        ["Debug and File"] = static c => c.WriteTo.Debug().WriteTo.Async(static a => a.File(Path.Combine(Path.GetTempPath(), "console-in-code.txt"))),
        ["a sink in a circle"] = static c => c.WriteTo.Sink(new OwnSink(null)),
        ["none"] = static _ => { },
    };

    public static TheoryData<string> Forms => [.. Sinks.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task In_the_delegate_of_AddStandardSerilog(string form)
        => Assert.Equal(Expect(form, OfOurs), await FindAsync(b => b.AddStandardSerilog((_, c) => Sinks[form](c))));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task In_a_logger_that_is_added_to_the_logging_builder(string form)
    {
        using var logger = Create(form);

        Assert.Equal(Expect(form, OfProvider), await FindAsync(b => b.AddStandardObservability().Logging.AddSerilog(logger)));
    }

    [Theory]
    [InlineData("Console", true)]
    [InlineData("Debug and File", false)]
    public async Task In_the_static_logger_that_the_logging_builder_uses(string form, bool isFound)
    {
        Log.Logger = Create(form);
        try
        {
            Assert.Equal(isFound ? [OfProvider] : [], await FindAsync(static b => b.AddStandardObservability().Logging.AddSerilog()));
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    [Fact]
    public async Task In_a_bootstrap_logger_that_the_host_replaces_it_writes_no_line_twice()
    {
        Log.Logger = new LoggerConfiguration().WriteTo.Console().CreateBootstrapLogger();
        try
        {
            Assert.Empty(await FindAsync(static b => b.AddStandardSerilog()));
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    /// <summary>Serilog's own hosting replaces the logger factory, so its lines are the only ones, and event 102 has the remedy.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AddSerilog_on_the_services_is_reported_by_another_event(bool writeToProviders)
        => Assert.Empty(await FindAsync(b => b.AddStandardObservability().Services.AddSerilog(static c => c.WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose), writeToProviders: writeToProviders)));

    private static string[] Expect(string form, string cause)
        => form.StartsWith("Console", StringComparison.Ordinal) && form != "Console on standard error" ? [cause] : [];

    private static Logger Create(string form)
    {
        var configuration = new LoggerConfiguration();
        Sinks[form](configuration);
        return configuration.CreateLogger();
    }

    /// <summary>The causes that event 108 names. Serilog's console sink writes to the output of the test run.</summary>
    private static async Task<IEnumerable<string>> FindAsync(Action<HostApplicationBuilder> add)
    {
        await using var host = await SerilogHost.StartAsync(set: (builder, _) => add(builder));
        await host.DisposeAsync();
        return [.. host.Output.Lines.Select(static l => System.Text.Json.JsonDocument.Parse(l).RootElement)
            .Where(static l => l.TryGetProperty("event_id", out var id) && id.GetInt32() == EventIds.LinesRepeated)
            .Select(static l => l.GetProperty("Cause").GetString()!)];
    }

    private sealed class OwnSink : ILogEventSink
    {
        private readonly ILogEventSink _inner;

        public OwnSink(ILogEventSink? inner) => _inner = inner ?? this;

        public void Emit(LogEvent logEvent)
        {
            if (_inner != this)
            {
                _inner.Emit(logEvent);
            }
        }
    }
}
