using System.Diagnostics.Metrics;
using CsCheck;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Generates instruments, tags and values at random and checks that the documents are valid and the totals exact.</summary>
public sealed class EmfPropertyTests
{
    private const double Largest = 1e9;
    private const int Kinds = 5;

    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.Epsilon];

    private static readonly Gen<object?> Tag = Gen.OneOf<object?>(
        Gen.Int.Select(static _ => (object?)null),
        Gen.Const<object?>(string.Empty),
        Gen.Const<object?>(" "),
        Gen.Const<object?>("😀 café"),
        Gen.Const<object?>("\ud800"),
        Gen.Const<object?>("\0\r\n\t\u001b\u007f"),
        Gen.Const<object?>("\"}],\\"),
        Gen.Const<object?>(new string('x', 5000)),
        Gen.String.Select(static s => (object?)s),
        Gen.Int.Select(static i => (object?)i),
        Gen.Double.Select(static d => (object?)d),
        Gen.Bool.Select(static b => (object?)b),
        Gen.Int.Array[0, 3].Select(static a => (object?)a),
        Gen.String.Array[0, 3].Select(static a => (object?)a));

    private static readonly Gen<double> Value = Gen.Frequency(
        (20, Gen.Double[-Largest, Largest]),
        (20, Gen.Int[0, 1000].Select(static i => i / 8.0)),
        (1, Gen.Int[0, 5].Select(static i => Odd[i])));

    [JudgedTheory]
    [InlineData("awsemf", "cumulative")]
    [InlineData("awsemf,otlp", "cumulative")]
    [InlineData("awsemf,otlp", "delta")]
    public async Task Documents_are_valid_and_totals_equal_the_recorded_values(string exporters, string temporality)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync([
            new("OTEL_METRICS_EXPORTER", exporters),
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", temporality),
            new("OTEL_LOGS_EXPORTER", "none"),
            new("OTEL_TRACES_EXPORTER", "none"),
            new("Observability:Metrics:Instrumentations:Runtime", "false"),
            new("Observability:Metrics:MaxSeriesPerInstrument", "9"),
            .. Enumerable.Range(0, Kinds).Select(static i => new KeyValuePair<string, string?>($"Observability:Metrics:Dimensions:any.{i}", i % 2 == 0 ? "a,b" : "b"))]);
        var instruments = new Instruments(host.Meter);
        var provider = host.Services.GetRequiredService<MeterProvider>();
        var cycle = 0;
        Gen.Select(Gen.Int[0, Kinds - 1], Value, Tag, Tag).Array[1, 40].Sample(
            records =>
            {
                foreach (var (kind, value, a, b) in records)
                {
                    instruments.Record(kind, value, [new("a", a), new("b", b), new($"k{cycle % 7}", a)]);
                }

                if (++cycle % 3 == 0)
                {
                    provider.ForceFlush();
                }
            },
            iter: 120,
            threads: 1);
        await host.DisposeAsync();

        var read = await CloudWatchReader.ReadAsync(host.Output.Lines);

        instruments.Compare(read);
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Sent + host.Counts.Emf.Lost);
    }

    [JudgedFact]
    public async Task Each_export_writes_exactly_what_CloudWatch_must_hold()
    {
        using var emf = new EmfIntervals(static o =>
        {
            for (var kind = 0; kind < RecordedMetrics.Kinds; kind++)
            {
                o.Dimensions[RecordedMetrics.Name(kind)] = "detail";
            }
        });
        var recorded = new RecordedMetrics(emf.Meter);
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        for (var export = 0; export < 200; export++)
        {
            for (var records = random.Next(12); records > 0; records--)
            {
                recorded.Record(random.Next(RecordedMetrics.Kinds), random.Next(-8_000, 8_000) / 8.0, $"d{random.Next(3)}", $"r{random.Next(3)}");
            }

            var isEndOfInterval = random.Next(3) == 0;
            var expected = recorded.Export(isEndOfInterval || emf.HasNeverExported);
            AssertEqual(expected, isEndOfInterval ? await emf.EndIntervalAsync() : await emf.FlushAsync());
        }

        AssertEqual(recorded.Export(isEndOfInterval: false), await emf.StopAsync());
    }

    private static void AssertEqual(SortedDictionary<string, (double Count, double Sum, double Min, double Max)> expected, CloudWatchReader read)
        => Assert.Equal(
            expected,
            new SortedDictionary<string, (double Count, double Sum, double Min, double Max)>(
                read.Series.Where(static s => s.Key.StartsWith("m.", StringComparison.Ordinal)).ToDictionary(static s => s.Key, static s => (s.Value.Count, s.Value.Sum, s.Value.Min, s.Value.Max)),
                StringComparer.Ordinal));

    /// <summary>One instrument of each kind, and the totals recorded with it.</summary>
    private sealed class Instruments(Meter meter)
    {
        private readonly Counter<long> _whole = meter.CreateCounter<long>("any.0");
        private readonly Counter<double> _real = meter.CreateCounter<double>("any.1", "s");
        private readonly Histogram<double> _durations = meter.CreateHistogram<double>("any.2", "ms");
        private readonly Histogram<double> _sizes = meter.CreateHistogram("any.3", "By", null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0, 10, 1000] });
        private readonly UpDownCounter<long> _level = meter.CreateUpDownCounter<long>("any.4");
        private readonly Counter<double> _odd = meter.CreateCounter<double>("odd");
        private readonly Gauge<double> _oddLevel = meter.CreateGauge<double>("odd.level");
        private readonly Histogram<double> _oddDurations = meter.CreateHistogram<double>("odd.durations");
        private readonly double[] _sums = new double[Kinds];
        private readonly double[] _magnitudes = new double[Kinds];
        private readonly long[] _counts = new long[Kinds];

        public void Record(int kind, double value, KeyValuePair<string, object?>[] tags)
        {
            if (!double.IsFinite(value))
            {
                // A value that cannot be stored drops its whole data point, so these values have separate instruments.
                _odd.Add(value, tags);
                _oddLevel.Record(value, tags);
                _oddDurations.Record(value, tags);
                return;
            }

            var amount = Math.Abs(value);
            var added = kind is 0 or 4 ? Math.Floor(amount) : amount;
            switch (kind)
            {
                case 0: _whole.Add((long)added, tags); break;
                case 1: _real.Add(added, tags); break;
                case 2: _durations.Record(added, tags); break;
                case 3: _sizes.Record(added, tags); break;
                default: _level.Add((long)added, tags); break;
            }

            _sums[kind] += added;
            _magnitudes[kind] = Math.Max(_magnitudes[kind], added);
            _counts[kind]++;
        }

        public void Compare(CloudWatchReader read)
        {
            foreach (var kind in Enumerable.Range(0, Kinds - 1).Where(k => _counts[k] > 0))
            {
                var details = read.Series.Where(s => s.Key.StartsWith($"any.{kind}{{", StringComparison.Ordinal)).Select(static s => s.Value).ToList();
                Assert.Equal(_sums[kind], read[$"any.{kind}"].Sum, _sums[kind] * 1e-9);
                Assert.Equal(_sums[kind], details.Sum(static d => d.Sum), _sums[kind] * 1e-9);
                Assert.InRange(details.Count, 1, 10);
                if (kind is 2 or 3)
                {
                    Assert.Equal((_counts[kind], _magnitudes[kind]), (read[$"any.{kind}"].Count, read[$"any.{kind}"].Max));
                    Assert.Equal(_counts[kind], details.Sum(static d => d.Count));
                }
            }

            // Each flush writes the level again after it has changed, and the last one is that of the stop.
            Assert.Equal(_sums[4], read["any.4"].Written[^1]);
        }
    }
}
