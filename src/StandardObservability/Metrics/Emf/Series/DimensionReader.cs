using System.Globalization;
using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Reads the values of one metric's dimensions from the attributes of a point, without their secrets, and without allocating for text.</summary>
internal sealed class DimensionReader(string[] names, RedactionPolicy redaction)
{
    private static readonly string[] StatusClasses = ["0xx", "1xx", "2xx", "3xx", "4xx", "5xx"];

    private readonly string[] _values = new string[names.Length];

    /// <summary>Values in the order of the names; overwritten by the next read.</summary>
    public string[] Read(ReadOnlyTagCollection tags)
    {
        Array.Fill(_values, EmfText.Missing);
        foreach (var (key, value) in tags)
        {
            if (key == AttributeNames.MetricOverflow)
            {
                Array.Fill(_values, EmfText.Overflow);
                break;
            }

            for (var i = 0; i < names.Length; i++)
            {
                if (names[i] == key)
                {
                    _values[i] = Safe(key, value);
                }
                else if (key == AttributeNames.HttpResponseStatusCode && names[i] == AttributeNames.HttpResponseStatusClass && value is int status)
                {
                    _values[i] = StatusClasses[Math.Clamp(status / 100, 0, 5)];
                }
            }
        }

        return _values;
    }

    /// <summary>Points that differ in a secret only have the same values, and so one series.</summary>
    private string Safe(string key, object? value)
        => redaction.TryRedact(key, value, out var safe) && safe is string text ? text : redaction.Redact(Text(value));

    private static string Text(object? value) => value switch
    {
        null => EmfText.Empty,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => ValueText.Render(value),
    };
}
