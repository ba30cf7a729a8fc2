using StandardObservability.Conventions.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>The texts of one metric in an EMF document, as JSON bytes that are encoded once.</summary>
internal sealed class MetricText
{
    /// <param name="name">The name, which is made acceptable to CloudWatch.</param>
    /// <param name="unit">The UCUM unit, or <see langword="null"/>.</param>
    public MetricText(string name, string? unit)
    {
        Name = CloudWatchText.MetricName(name);
        var text = new Utf8Buffer();
        text.Raw("{\"Name\":"u8);
        text.String(Name);
        if (CloudWatchUnits.FromUcum(unit) is { } known)
        {
            text.Raw(",\"Unit\":"u8);
            text.String(known);
        }

        text.Raw((byte)'}');
        Definition = text.Written.ToArray();
        text.Clear();
        text.Raw((byte)',');
        text.String(Name);
        text.Raw((byte)':');
        Key = text.Written.ToArray();
    }

    public string Name { get; }

    /// <summary>The metric definition, an object in the array <c>Metrics</c> of a metric directive.</summary>
    public byte[] Definition { get; }

    /// <summary>The member name at the root of the document, with the comma before it and the colon after it.</summary>
    public byte[] Key { get; }
}
