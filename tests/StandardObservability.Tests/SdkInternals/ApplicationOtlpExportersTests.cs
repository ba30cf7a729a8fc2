using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Otlp;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

public sealed class ApplicationOtlpExportersTests
{
    public static TheoryData<string> Names => [.. Registrations.Keys];

    /// <summary>Each way to add an OTLP exporter, with the first letters of the signals it exports.</summary>
    private static Dictionary<string, Action<ServiceCollection>> Registrations { get; } = new(StringComparer.Ordinal)
    {
        [""] = static s => s.AddOpenTelemetry().WithTracing().WithMetrics().WithLogging(),
        ["T: AddOtlpExporter"] = static s => s.AddOpenTelemetry().WithTracing(static t => t.AddOtlpExporter()),
        ["T: AddOtlpExporter with options"] = static s => s.AddOpenTelemetry().WithTracing(static t => t.AddOtlpExporter(static _ => { })),
        ["T: AddOtlpExporter with a name"] = static s => s.AddOpenTelemetry().WithTracing(static t => t.AddOtlpExporter("mine", static _ => { })),
        ["M: AddOtlpExporter"] = static s => s.AddOpenTelemetry().WithMetrics(static m => m.AddOtlpExporter()),
        ["M: AddOtlpExporter with a reader"] = static s => s.AddOpenTelemetry().WithMetrics(static m => m.AddOtlpExporter(static (_, _) => { })),
        ["L: AddOtlpExporter"] = static s => s.AddOpenTelemetry().WithLogging(static l => l.AddOtlpExporter()),
        ["L: AddOtlpExporter of the logger options"] = static s => s.AddLogging(static l => l.AddOpenTelemetry(static o => o.AddOtlpExporter())),
        ["TML: UseOtlpExporter"] = static s => s.AddOpenTelemetry().UseOtlpExporter(),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Finds_the_exported_signals_of_each_registration(string name)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        Registrations[name](services);
        using var provider = services.BuildServiceProvider();
        provider.GetServices<ILoggerProvider>();
        var filters = provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>();

        var found = Enum.GetValues<OtlpSignal>().Where(s => ApplicationOtlpExporters.IsRegistered(s, services, filters)).Select(static s => s.ToString()[..1]);

        Assert.Equal(name.Split(':')[0], string.Concat(found));
    }

    [Fact]
    public void A_log_filter_of_the_application_is_not_an_exporter()
    {
        var services = new ServiceCollection();
        services.AddLogging(static l => l.AddFilter("System.Net.Http.HttpClient.OtlpTraceExporter", LogLevel.Warning));
        using var provider = services.BuildServiceProvider();

        Assert.False(ApplicationOtlpExporters.IsRegistered(OtlpSignal.Traces, services, provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>()));
    }
}
