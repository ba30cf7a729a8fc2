using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Export.Otlp;
using StandardObservability.SdkInternals;

namespace InstructionCounts.Export;

/// <summary>
/// Exports one interval of 120 series: 10 counters and 2 histograms with 10 combinations of three tags. Each series is recorded once, collected
/// and exported.
/// </summary>
internal sealed class ExportCycle : ICase
{
    private const int Sets = 10;

    /// <summary>A real interval is a minute, so the writer gets time before its buffer is full.</summary>
    private const int CyclesPerFlush = 20;

    /// <summary>Durations repeat, so that runs of any length write the same numbers.</summary>
    private const int Durations = 25;
    private const string Tags = "route,method,outcome";

    private static readonly string[] Routes = [.. Enumerable.Range(0, Sets).Select(static i => $"/orders/{i}/{{id}}")];

    private readonly Meter _meter = new($"{nameof(InstructionCounts)}.Export");
    private readonly Counter<long>[] _counters;
    private readonly Histogram<double>[] _histograms;
    private readonly MeterProvider _provider;
    private readonly OutputCounts _counts = new();
    private readonly StandardOutput? _output;
    private int _cycle;

    public ExportCycle(string exporter)
    {
        _counters = [.. Enumerable.Range(0, 10).Select(i => _meter.CreateCounter<long>($"orders.placed.{i}", "{order}"))];
        _histograms = [.. Enumerable.Range(0, 2).Select(i => _meter.CreateHistogram<double>($"orders.duration.{i}", "s"))];
        var builder = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name);
        _provider = (exporter switch
        {
            "otlp-none" => builder.AddReader(Reader(new NoExporter(), MetricReaderTemporalityPreference.Cumulative)),
            "otlp" => builder.AddReader(Reader(Otlp(static () => new HttpClient(new AcceptingHandler())), MetricReaderTemporalityPreference.Cumulative)),
            "otlp-ours" => builder.AddReader(Reader(Otlp(static () => SendPath.CreateClient(OtlpSignal.Metrics)), MetricReaderTemporalityPreference.Cumulative)),
            "emf-none" => builder.AddReader(WithExponentialHistograms(Reader(new NoExporter(), MetricReaderTemporalityPreference.Delta))),
            "emf" => AddEmf(builder, _output = new StandardOutput(new StandardOutputStream(static () => Stream.Null))),
            _ => throw new ArgumentException(
                $"Unknown exporter \"{exporter}\". Known exporters are otlp-none, otlp, otlp-ours, emf-none and emf.",
                nameof(exporter)),
        }).Build();
    }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Record();
            _provider.ForceFlush();
            if (_output is not null && i % CyclesPerFlush == 0)
            {
                _output.Flush(Timeout.InfiniteTimeSpan);
            }
        }

        if (_counts.Emf.Lost > 0)
        {
            throw new InvalidOperationException($"{_counts.Emf.Lost} documents were lost, so the count is not valid: losing is cheaper than writing.");
        }
    }

    public void Dispose()
    {
        _provider.Dispose();
        _output?.Dispose();
        _meter.Dispose();
    }

    private void Record()
    {
        _cycle++;
        foreach (var route in Routes)
        {
            foreach (var counter in _counters)
            {
                counter.Add(3, new("route", route), new("method", "GET"), new("outcome", "ok"));
            }

            foreach (var histogram in _histograms)
            {
                histogram.Record(0.004_1 * (1 + (_cycle % Durations)), new("route", route), new("method", "GET"), new("outcome", "ok"));
            }
        }
    }

    private MeterProviderBuilder AddEmf(MeterProviderBuilder builder, StandardOutput output) => builder
        .ConfigureServices(services => services.AddSingleton(_counts).AddSingleton(output))
        .AddEmfExporter(emf =>
        {
            foreach (var counter in _counters)
            {
                emf.Dimensions[counter.Name] = Tags;
            }

            foreach (var histogram in _histograms)
            {
                emf.Dimensions[histogram.Name] = Tags;
            }
        });

    private static OtlpMetricExporter Otlp(Func<HttpClient> client) => new(new OtlpExporterOptions
    {
        Endpoint = new Uri("http://127.0.0.1:1"),
        Protocol = OtlpExportProtocol.HttpProtobuf,
        HttpClientFactory = client,
    });

    private static PeriodicExportingMetricReader Reader(BaseExporter<Metric> exporter, MetricReaderTemporalityPreference temporality)
        => new(exporter, exportIntervalMilliseconds: 600_000) { TemporalityPreference = temporality };

    private static PeriodicExportingMetricReader WithExponentialHistograms(PeriodicExportingMetricReader reader)
    {
        return ExponentialAggregation.TryUse(reader)
            ? reader
            : throw new InvalidOperationException("Exponential histograms cannot be enabled, so the count is not valid: explicit buckets have another cost.");
    }
}
