using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Attributes;

/// <summary>Writes the attributes of a data point as properties of a document, redacted. CloudWatch Logs Insights finds them by name.</summary>
/// <param name="metric">Name of the metric.</param>
/// <param name="redaction">Redacts the values.</param>
/// <param name="isRemoved">Whether an attribute is left out, or <see langword="null"/> to keep all.</param>
internal sealed class AttributeProperties(string metric, RedactionPolicy redaction, Func<string, bool>? isRemoved)
{
    /// <summary>Maximum bytes of all properties, so that the shortest allowed line still has space for the metric.</summary>
    private const int MaxBytes = 2_000;

    private readonly Utf8Buffer _json = new();

    /// <summary>Returns the members of a JSON object, each with a comma before it.</summary>
    /// <returns><see langword="null"/> for a data point without attributes, and for attributes that a document of this metric cannot have.</returns>
    /// <exception cref="Exception">An attribute threw while it was rendered.</exception>
    public string? Write(ReadOnlyTagCollection tags)
    {
        _json.Clear();
        foreach (var (key, value) in tags)
        {
            if (isRemoved?.Invoke(key) == true)
            {
                continue;
            }

            var name = EmfMemberNames.IsReserved(key) ? EmfMemberNames.AttributePrefix + key : key;
            if (name == metric || key == AttributeNames.MetricOverflow)
            {
                return null;
            }

            _json.Raw((byte)',');
            _json.String(name);
            _json.Raw((byte)':');
            WriteValue(key, value);
            if (_json.Length > MaxBytes)
            {
                return null;
            }
        }

        return _json.Length == 0 ? null : System.Text.Encoding.UTF8.GetString(_json.Written);
    }

    private void WriteValue(string key, object? value)
    {
        var text = AttributeText.Read(redaction, key, value);
        switch (value)
        {
            case int or long when long.TryParse(text, out var number): _json.Number(number); break;
            case bool when bool.TryParse(text, out var flag): _json.Raw(flag ? "true"u8 : "false"u8); break;
            default: _json.String(text); break;
        }
    }
}
