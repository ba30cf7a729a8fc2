using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using RequestApp;
using StandardObservability.Export.Lines;

namespace InstructionCounts.Requests.Overhead;

/// <summary>The telemetry of a program whose requests are counted.</summary>
/// <param name="Kind">No telemetry, hand-wired OpenTelemetry, or this library with one output for metrics.</param>
/// <param name="Ratio">The share of sampled traces.</param>
/// <param name="RequestLine">Whether this library writes a line about each request.</param>
internal sealed record PricedPipeline(string Kind, double Ratio = 1, bool RequestLine = false)
{
    private const string Bare = "bare";
    private const string HandWired = "handwired";
    private const string Otlp = "otlp";
    private const string Emf = "emf";
    private const double FewTraces = 0.05;
    private const int SpansPerRequest = 2;

    /// <summary>Whether log calls are exported as records.</summary>
    public bool HasLogRecords => Kind == HandWired;

    public static PricedPipeline Find(string name) => name switch
    {
        Bare or HandWired or Otlp or Emf => new(name),
        "handwired-few" => new(HandWired, FewTraces),
        "otlp-line" => new(Otlp, RequestLine: true),
        "otlp-few" => new(Otlp, FewTraces),
        "otlp-few-line" => new(Otlp, FewTraces, RequestLine: true),
        "emf-line" => new(Emf, RequestLine: true),
        _ => throw new ArgumentException($"Unknown pipeline \"{name}\".", nameof(name)),
    };

    public void AddTo(WebApplicationBuilder builder, string receiver)
    {
        builder.Configuration.AddInMemoryCollection(Settings(receiver));
        switch (Kind)
        {
            case Bare:
                return;
            case HandWired:
                HandWiredOpenTelemetry.AddSignals(builder).UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, new Uri(receiver));
                return;
            default:
                builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
                builder.AddStandardObservability();
                return;
        }
    }

    /// <summary>Throws if not everything was sent, and nothing else.</summary>
    public void Check(int requests, long spans, long logRecords)
    {
        var expected = Kind is HandWired or Otlp ? requests * SpansPerRequest * Ratio : 0;

        // Four standard deviations of a random choice.
        var tolerance = 4 * Math.Sqrt(requests * Ratio * (1 - Ratio)) * SpansPerRequest;
        var expectedRecords = HasLogRecords ? requests : 0;
        if (Math.Abs(spans - expected) > tolerance || logRecords != expectedRecords)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Kind}: {spans} spans and {logRecords} log records arrived, not {expected} and {expectedRecords}, so the count is not valid."));
        }
    }

    private Dictionary<string, string?> Settings(string receiver) => new()
    {
        // As in the templates of .NET.
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["OTEL_TRACES_SAMPLER"] = "parentbased_traceidratio",
        ["OTEL_TRACES_SAMPLER_ARG"] = Ratio.ToString(CultureInfo.InvariantCulture),
        ["Observability:ActivitySources"] = nameof(RequestApp),
        ["Observability:Meters"] = nameof(RequestApp),
        ["Observability:Logs:RequestLine"] = RequestLine.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        [Kind == Otlp ? "OTEL_EXPORTER_OTLP_ENDPOINT" : "OTEL_METRICS_EXPORTER"] = Kind == Otlp ? receiver : "awsemf",
    };
}
