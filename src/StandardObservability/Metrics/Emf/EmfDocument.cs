using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Metrics.Emf;

/// <summary>One embedded-metric document at a time, in a buffer that is used again.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".</remarks>
internal sealed class EmfDocument(string metricNamespace)
{
    private const string Service = "Service";
    private const string Environment = "Environment";

    /// <summary>Identity that helps to search, and is no dimension: each would multiply the number of billed metrics.</summary>
    private static readonly string[] Properties = [AttributeNames.ServiceVersion, AttributeNames.ServiceInstanceId, AttributeNames.DeploymentId];

    private readonly Utf8Buffer _buffer = new();
    private readonly HistogramValues _values = new();

    /// <summary>The document and its line end.</summary>
    public ReadOnlySpan<byte> Line => _buffer.Written;

    /// <summary>Writes the document of one point.</summary>
    /// <returns><see langword="false"/> when the point has nothing that CloudWatch can store.</returns>
    public bool TryWrite(ServiceIdentity identity, Metric metric, in MetricPoint point)
    {
        _buffer.Clear();
        var name = EmfText.Cut(metric.Name, CloudWatchLimits.MetricNameLength);
        Head(point.EndTime.ToUnixTimeMilliseconds(), name, CloudWatchUnits.FromUcum(metric.Unit));
        Member(Service, EmfText.DimensionValue(identity.Name));
        Member(Environment, EmfText.DimensionValue(identity.Environment));
        Key(name);
        if (!TryValue(metric, in point))
        {
            return false;
        }

        WriteProperties(identity);
        WriteAttributes(name, in point);
        _buffer.Raw("}\n"u8);
        return true;
    }

    private void Head(long timestamp, string name, string? unit)
    {
        _buffer.Raw("{\"_aws\":{\"Timestamp\":"u8);
        _buffer.Number(timestamp);
        _buffer.Raw(",\"CloudWatchMetrics\":[{\"Namespace\":"u8);
        _buffer.String(metricNamespace);
        _buffer.Raw(",\"Dimensions\":[[\"Service\",\"Environment\"]],\"Metrics\":[{\"Name\":"u8);
        _buffer.String(name);
        if (unit is not null)
        {
            _buffer.Raw(",\"Unit\":"u8);
            _buffer.String(unit);
        }

        _buffer.Raw("}]}]}"u8);
    }

    private bool TryValue(Metric metric, in MetricPoint point)
    {
        switch (metric.MetricType)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                _buffer.Number(point.GetSumLong());
                return true;
            case MetricType.LongGauge:
                _buffer.Number(point.GetGaugeLastValueLong());
                return true;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                return TryNumber(point.GetSumDouble());
            case MetricType.DoubleGauge:
                return TryNumber(point.GetGaugeLastValueDouble());
            case MetricType.Histogram:
                return _values.TryRead(in point) && TryHistogram();
            default:
                return false;
        }
    }

    private bool TryNumber(double value)
    {
        _buffer.Number(value);
        return double.IsFinite(value);
    }

    private bool TryHistogram()
    {
        _buffer.Raw("{\"Values\":["u8);
        for (var i = 0; i < _values.Length; i++)
        {
            _buffer.Raw(i == 0 ? ""u8 : ","u8);
            _buffer.Number(_values.Value(i));
        }

        _buffer.Raw("],\"Counts\":["u8);
        for (var i = 0; i < _values.Length; i++)
        {
            _buffer.Raw(i == 0 ? ""u8 : ","u8);
            _buffer.Number(_values.Count(i));
        }

        _buffer.Raw("],\"Max\":"u8);
        _buffer.Number(_values.Max);
        _buffer.Raw(",\"Min\":"u8);
        _buffer.Number(_values.Min);
        _buffer.Raw(",\"Count\":"u8);
        _buffer.Number(_values.Total);
        _buffer.Raw(",\"Sum\":"u8);
        _buffer.Number(_values.Sum);
        _buffer.Raw((byte)'}');
        return double.IsFinite(_values.Sum);
    }

    private void WriteProperties(ServiceIdentity identity)
    {
        foreach (var key in Properties)
        {
            if (identity.Attributes.GetValueOrDefault(key) is string value)
            {
                Member(key, value);
            }
        }
    }

    private void WriteAttributes(string metricName, in MetricPoint point)
    {
        foreach (var (key, value) in point.Tags)
        {
            if (_buffer.Length > CloudWatchLimits.StandardOutputLineBytes - MaxAttributeBytes)
            {
                return;
            }

            if (value is not null)
            {
                Key(IsTaken(key, metricName) ? LogFieldNames.AttributesPrefix + key : key);
                JsonValue.Write(_buffer, value, maxText: 1024);
            }
        }
    }

    /// <summary>Room that one attribute may need: key and value of 1,024 characters each, every one escaped.</summary>
    private const int MaxAttributeBytes = 2 * 1024 * 6;

    private static bool IsTaken(string key, string metricName)
        => key is "_aws" or Service or Environment || key == metricName || Array.IndexOf(Properties, key) >= 0;

    private void Member(string key, string value)
    {
        Key(key);
        _buffer.String(value);
    }

    private void Key(string key)
    {
        _buffer.Raw((byte)',');
        _buffer.String(key.AsSpan(0, Math.Min(key.Length, 1024)));
        _buffer.Raw((byte)':');
    }
}
