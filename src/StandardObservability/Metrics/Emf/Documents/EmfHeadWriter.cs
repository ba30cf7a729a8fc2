using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>
/// Writes the head of an EMF document, everything before the metric values: the metadata object <c>_aws</c>, the dimensions and the
/// properties of the service. The timestamp is a placeholder.
/// </summary>
/// <param name="metricNamespace">CloudWatch namespace, or <see langword="null"/> to use the one of the service identity.</param>
/// <param name="agent">The CloudWatch agent that receives the documents, or <see langword="null"/> for standard output.</param>
/// <param name="redaction">Redacts the texts of the head.</param>
internal sealed class EmfHeadWriter(string? metricNamespace, AgentEndpoint? agent, RedactionPolicy redaction)
{
    /// <summary>Digits of a timestamp in milliseconds since 1970, from the year 2001 to 2286.</summary>
    public const int TimestampDigits = 13;

    private const string Start = $"{{\"{EmfFieldNames.Metadata}\":{{\"Timestamp\":0000000000000";

    /// <summary>Maximum length of service and environment. CloudWatch allows more, but a line on standard output needs the space.</summary>
    private const int MaxIdentityLength = 255;

    /// <summary>Maximum bytes of a property; longer values are shortened.</summary>
    private const int MaxPropertyBytes = 400;

    private readonly Utf8Buffer _identity = new();
    private readonly Utf8Buffer _properties = new();
    private string _namespace = string.Empty;
    private string? _logGroup;

    /// <summary>Position of the timestamp in a document.</summary>
    public static int TimestampPosition => Start.Length - TimestampDigits;

    /// <summary>Sets the service identity of the documents that follow.</summary>
    public void SetIdentity(ServiceIdentity identity)
    {
        _namespace = EmfNamespace.Find(metricNamespace, identity, redaction);
        _logGroup = CloudWatchLogName.Group(redaction.Redact(agent?.LogGroup ?? identity.Name + "-metrics"));
        _identity.Clear();
        WriteMember(_identity, MetricDimensions.Service, CloudWatchText.DimensionValue(redaction.Redact(identity.Name), MaxIdentityLength));
        WriteMember(_identity, MetricDimensions.Environment, CloudWatchText.DimensionValue(redaction.Redact(identity.Environment), MaxIdentityLength));
        _properties.Clear();
        foreach (var key in EmfMemberNames.Properties)
        {
            if (identity.Attributes.GetValueOrDefault(key) is string value)
            {
                AddProperty(key, redaction.Redact(value));
            }
        }
    }

    /// <summary>Writes the head of a document that contains chunks of a dimension group.</summary>
    public void Write(Utf8Buffer buffer, DimensionGroup group, SeriesChunk[] chunks)
    {
        buffer.Ascii(Start);
        WriteLogGroup(buffer);
        WriteDirective(buffer, group, chunks);
        buffer.Raw(_identity.Written);
        for (var i = 0; i < group.Names.Count; i++)
        {
            WriteMember(buffer, group.Names[i], group.Values[i]);
        }

        buffer.Text(group.Properties);
        buffer.Raw(_properties.Written);
    }

    /// <summary>Writes the metric directive: namespace, dimensions and metric definitions.</summary>
    private void WriteDirective(Utf8Buffer buffer, DimensionGroup group, SeriesChunk[] chunks)
    {
        buffer.Raw(",\"CloudWatchMetrics\":[{\"Namespace\":"u8);
        buffer.String(_namespace);
        buffer.Raw(",\"Dimensions\":[["u8);
        buffer.String(MetricDimensions.Service);
        buffer.Raw((byte)',');
        buffer.String(MetricDimensions.Environment);
        foreach (var name in group.Names)
        {
            buffer.Raw((byte)',');
            buffer.String(name);
        }

        buffer.Raw("]],\"Metrics\":["u8);
        for (var i = 0; i < chunks.Length; i++)
        {
            buffer.Raw(i == 0 ? ""u8 : ","u8);
            buffer.Raw(chunks[i].Series.Definition);
        }

        buffer.Raw("]}]}"u8);
    }

    /// <summary>The agent needs the log group in the document. The destination of standard output is configured in the platform.</summary>
    private void WriteLogGroup(Utf8Buffer buffer)
    {
        if (agent is null)
        {
            return;
        }

        buffer.Raw(",\"LogGroupName\":"u8);
        buffer.String(_logGroup);
        if (agent.LogStream is not null)
        {
            buffer.Raw(",\"LogStreamName\":"u8);
            buffer.String(CloudWatchLogName.Stream(redaction.Redact(agent.LogStream)));
        }
    }

    private void AddProperty(string key, string value)
    {
        var start = _properties.Length;
        WriteMember(_properties, key, value);
        while (_properties.Length - start > MaxPropertyBytes)
        {
            value = value[..(value.Length / 2)];
            _properties.CutTo(start);
            WriteMember(_properties, key, value);
        }
    }

    private static void WriteMember(Utf8Buffer buffer, string key, string value)
    {
        buffer.Raw((byte)',');
        buffer.String(key);
        buffer.Raw((byte)':');
        buffer.String(value);
    }
}
