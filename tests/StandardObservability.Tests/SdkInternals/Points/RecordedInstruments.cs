using System.Diagnostics.Metrics;

namespace StandardObservability.Tests.SdkInternals.Points;

/// <summary>One instrument of each kind, recorded with tags of any kind in any order.</summary>
internal sealed class RecordedInstruments(Meter meter)
{
    private readonly Counter<long> _longs = meter.CreateCounter<long>("longs");
    private readonly Counter<double> _doubles = meter.CreateCounter<double>("doubles");
    private readonly UpDownCounter<int> _level = meter.CreateUpDownCounter<int>("level");
    private readonly Gauge<double> _gauge = meter.CreateGauge<double>("gauge");
    private readonly Gauge<byte> _small = meter.CreateGauge<byte>("small");
    private readonly Histogram<double> _duration = meter.CreateHistogram<double>("duration");
    private readonly Histogram<long> _size = meter.CreateHistogram<long>("size");

    public void Record(Random random, int measurements, int from, int combinations)
    {
        for (var i = 0; i < measurements; i++)
        {
            var tags = CreateTags(random, from + random.Next(combinations));
            _longs.Add(random.Next(10), tags);
            _doubles.Add(random.Next(100) / 8.0, tags);
            _level.Add(random.Next(-5, 5), tags);
            _gauge.Record(random.Next(20) == 0 ? double.NaN : random.Next(1000) / 8.0, tags);
            _small.Record((byte)random.Next(256), tags);
            _duration.Record(random.Next(-1, 1000) / 8.0, tags);
            _size.Record(random.Next(100_000), tags);
        }
    }

    private static KeyValuePair<string, object?>[] CreateTags(Random random, int combination)
    {
        KeyValuePair<string, object?>[] tags =
        [
            new("a", $"value {combination % 10}"),
            new("b", Value(combination)),
            new(new string('c', 1), combination / 10),
            .. combination % 7 == 0 ? Enumerable.Range(0, 15).Select(static n => new KeyValuePair<string, object?>($"d{n}", n)) : [],
        ];
        if (random.Next(3) == 0)
        {
            random.Shuffle(tags);
        }

        return combination % 11 == 0 ? [] : tags;
    }

    private static object? Value(int combination) => (combination % 9) switch
    {
        0 => 1,
        1 => 1L,
        2 => "1",
        3 => true,
        4 => null,
        5 => 0.5,
        6 => DayOfWeek.Friday,
        7 => string.Empty,
        _ => (short)1,
    };
}
