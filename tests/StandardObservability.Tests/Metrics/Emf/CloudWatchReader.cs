using System.Text.Json;
using Judges;
using StandardObservability.Conventions.Metrics;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Aggregates EMF documents as CloudWatch does: by metric name and dimension values, over all documents.</summary>
internal sealed class CloudWatchReader
{
    private readonly Dictionary<string, Statistics> _series = new(StringComparer.Ordinal);

    /// <summary>The series by <c>name</c> for a roll-up and by <c>name{dimension=value,…}</c> otherwise, without service and environment.</summary>
    public IReadOnlyDictionary<string, Statistics> Series => _series;

    public Statistics this[string series]
        => _series.GetValueOrDefault(series) ?? throw new KeyNotFoundException($"{series} is not among {string.Join(", ", _series.Keys)}");

    public static async Task<CloudWatchReader> ReadAsync(IEnumerable<string> lines, int maxBytes = CloudWatchLimits.StandardOutputLineBytes)
    {
        var reader = new CloudWatchReader();
        foreach (var verdict in await Task.WhenAll(lines.Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal)).Select(l => NodeJudge.Shared.CheckEmfAsync(l, maxBytes))))
        {
            Assert.Empty(verdict.Errors);
            reader.Read(verdict.Document);
        }

        return reader;
    }

    private void Read(JsonElement document)
    {
        foreach (var directive in document.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray())
        {
            foreach (var set in directive.GetProperty("Dimensions").EnumerateArray())
            {
                var dimensions = string.Join(',', set.EnumerateArray().Select(static d => d.GetString()!).Where(static d => d is not ("Service" or "Environment")).Select(d => $"{d}={document.GetProperty(d).GetString()}"));
                foreach (var name in directive.GetProperty("Metrics").EnumerateArray().Select(static m => m.GetProperty("Name").GetString()!))
                {
                    var series = dimensions.Length == 0 ? name : $"{name}{{{dimensions}}}";
                    (_series.TryGetValue(series, out var known) ? known : _series[series] = new Statistics()).Add(document.GetProperty(name));
                }
            }
        }
    }

    internal sealed class Statistics
    {
        private readonly List<(double Value, double Count)> _values = [];

        public double Count { get; private set; }

        public double Sum { get; private set; }

        public double Min { get; private set; } = double.PositiveInfinity;

        public double Max { get; private set; } = double.NegativeInfinity;

        /// <summary>The values in the order of the documents.</summary>
        public List<double> Written { get; } = [];

        public double Percentile(double share)
        {
            var rank = share * _values.Sum(static v => v.Count);
            foreach (var (value, count) in _values.OrderBy(static v => v.Value))
            {
                if ((rank -= count) <= 0)
                {
                    return value;
                }
            }

            return Max;
        }

        public void Add(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Number)
            {
                Written.Add(value.GetDouble());
                Add(value.GetDouble(), 1);
                (Sum, Min, Max) = (Sum + value.GetDouble(), Math.Min(Min, value.GetDouble()), Math.Max(Max, value.GetDouble()));
                return;
            }

            Sum += value.GetProperty(nameof(Sum)).GetDouble();
            Min = Math.Min(Min, value.GetProperty(nameof(Min)).GetDouble());
            Max = Math.Max(Max, value.GetProperty(nameof(Max)).GetDouble());
            if (!value.TryGetProperty("Values", out var values))
            {
                Count += value.GetProperty(nameof(Count)).GetDouble();
                return;
            }

            foreach (var (v, c) in values.EnumerateArray().Zip(value.GetProperty("Counts").EnumerateArray()))
            {
                Add(v.GetDouble(), c.GetDouble());
            }
        }

        private void Add(double value, double count)
        {
            _values.Add((value, count));
            Count += count;
        }
    }
}
