using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Outputs.Prometheus.Names;
using StandardObservability.Dashboards.Tests.Evaluation;

namespace StandardObservability.Dashboards.Tests.Outputs.Prometheus;

/// <summary>Twenty minutes in which each signal of a model is measured each second with several attributes: the samples of the local page, and the series of Prometheus.</summary>
internal sealed class SteadyLoad
{
    public const int Minutes = 20;
    public const int Step = 15;
    private const int Combinations = 6;

    private static readonly Dictionary<string, string?[]> Values = new(StringComparer.Ordinal)
    {
        [AttributeNames.HttpRoute] = ["/a", "/b/{id}"],
        [AttributeNames.HttpResponseStatusCode] = ["200", "404", "500", "200", "200", null],
        [AttributeNames.HttpRequestMethod] = ["GET"],
        [AttributeNames.ErrorType] = [null],
    };

    public SteadyLoad(ServiceModel model)
    {
        Samples = new SampleStore(model);
        var measured = model.Reads.Select(static r => r.Signal.Measured).DistinctBy(static s => s.Name)
            .SelectMany(static s => Combine(s).Index().Select(a => (Signal: s, Attributes: a.Item, Value: Value(s, a.Index))))
            .ToList();
        for (var second = 0; second < Minutes * 60; second++)
        {
            measured.ForEach(m => Samples.Add(m.Signal.Name, m.Attributes, Start.AddSeconds(second), m.Value));
        }

        measured.ForEach(m => AddSeries(m.Signal, m.Attributes, m.Value));
    }

    public SampleStore Samples { get; }

    public List<(string Series, string Values)> Series { get; } = [];

    public static DateTimeOffset Start { get; } = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset End { get; } = Start.AddMinutes(Minutes);

    private static IEnumerable<Dictionary<string, string>> Combine(Signal signal)
    {
        var names = signal.Attributes.Where(static a => a != AttributeNames.HttpResponseStatusClass).ToList();
        return Enumerable.Range(0, Combinations)
            .Select(i => names.Select(n => (Name: n, Value: Values.TryGetValue(n, out var values) ? values[i % values.Length] : $"{n}-{i % 2}"))
                .Where(static a => a.Value is not null)
                .ToDictionary(static a => a.Name, static a => a.Value!))
            .DistinctBy(static a => string.Join(',', a));
    }

    /// <summary>Durations are the bounds of buckets or far from them, so shares are equal and quantiles are in the same bucket.</summary>
    private static double Value(Signal signal, int index)
    {
        double[] durations = [0.004, 0.02, 0.09, 0.2, 0.7, 2];
        return signal.Kind == InstrumentKind.Histogram ? durations[index] : index + 1;
    }

    private void AddSeries(Signal signal, Dictionary<string, string> attributes, double value)
    {
        var name = MetricName.Translate(signal);
        switch (signal.Kind)
        {
            case InstrumentKind.Counter:
                Add(name, attributes, value * Step);
                break;
            case InstrumentKind.Histogram:
                Add($"{name}_count", attributes, Step);
                foreach (var bound in signal.Bounds.Append(double.PositiveInfinity))
                {
                    Add($"{name}_bucket", attributes, value <= bound ? Step : 0, ("le", double.IsInfinity(bound) ? "+Inf" : bound.ToString(CultureInfo.InvariantCulture)));
                }

                break;
            default:
                Add(name, attributes, 0, first: value);
                break;
        }
    }

    private void Add(string name, Dictionary<string, string> attributes, double increase, (string Name, string Value)? label = null, double first = 0)
    {
        (string Name, string Value)[] labels =
        [
            ("job", "shop"),
            ("instance", "i-1"),
            ("deployment_environment_name", "production"),
            .. attributes.Select(static a => (LabelName.Translate(a.Key), a.Value)),
            .. label is { } more ? [more] : ((string, string)[])[],
        ];
        var text = string.Join(',', labels.Select(static l => $"{l.Name}=\"{l.Value}\""));
        Series.Add(($"{name}{{{text}}}", string.Create(CultureInfo.InvariantCulture, $"{first}+{increase}x{Minutes * 60 / Step}")));
    }
}
