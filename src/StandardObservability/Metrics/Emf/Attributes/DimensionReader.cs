using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;

namespace StandardObservability.Metrics.Emf.Attributes;

/// <summary>Reads the dimension values of one metric from the attributes of a data point, redacted. Strings are read without allocations.</summary>
internal sealed class DimensionReader(string[] names, RedactionPolicy redaction)
{
    private static readonly string[] StatusClasses = ["0xx", "1xx", "2xx", "3xx", "4xx", "5xx"];

    private readonly string[] _values = new string[names.Length];

    /// <summary>Returns the values in the order of the names. The next call overwrites them.</summary>
    /// <exception cref="Exception">An attribute threw while it was rendered.</exception>
    public string[] Read(ReadOnlyTagCollection tags)
    {
        SetAll(CloudWatchText.Missing);
        foreach (var (key, value) in tags)
        {
            if (key == AttributeNames.MetricOverflow)
            {
                return SetAll(CloudWatchText.Overflow);
            }

            for (var i = 0; i < names.Length; i++)
            {
                if (names[i] == key)
                {
                    _values[i] = AttributeText.Read(redaction, key, value);
                }
                else if (key == AttributeNames.HttpResponseStatusCode && names[i] == AttributeNames.HttpResponseStatusClass && value is int status)
                {
                    _values[i] = StatusClasses[Math.Clamp(status / 100, 0, 5)];
                }
            }
        }

        return _values;
    }

    /// <summary>Returns the same value for each name. The next call overwrites it.</summary>
    /// <remarks>Filling an array with .NET's method would compile that method for each type of array in a native program.</remarks>
    public string[] SetAll(string value)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = value;
        }

        return _values;
    }
}
