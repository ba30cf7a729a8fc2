using StandardObservability.Conventions;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>Writes what a document says before its values: where it belongs, which metrics it has, whose they are. The time is left open.</summary>
/// <param name="metricNamespace">Namespace of the metrics, or <see langword="null"/> for the identity's.</param>
/// <param name="agent">The agent that takes the documents, or <see langword="null"/> for standard output.</param>
/// <param name="redaction">What must not leave.</param>
internal sealed class EmfHead(string? metricNamespace, AgentEndpoint? agent, RedactionPolicy redaction)
{
    /// <summary>Digits of a time in milliseconds since 1970, from 2001 to 2286.</summary>
    public const int TimestampDigits = 13;

    private const string DefaultNamespace = "StandardObservability";
    private const string Service = "Service";
    private const string Environment = "Environment";

    /// <summary>Longest identity as a dimension. CloudWatch allows more; a line of standard output has other things to carry.</summary>
    private const int MaxIdentityLength = 255;

    /// <summary>Most bytes of a property; longer ones are cut.</summary>
    private const int MaxPropertyBytes = 400;

    /// <summary>Identity that helps to search, and is no dimension: each would multiply the number of billed metrics.</summary>
    private static readonly string[] Properties = [AttributeNames.ServiceVersion, AttributeNames.ServiceInstanceId, AttributeNames.DeploymentId, AttributeNames.AwsEcsTaskId];

    /// <summary>Where the time stands in a document.</summary>
    public static int TimestampAt => Start.Length - TimestampDigits;

    private static ReadOnlySpan<byte> Start => "{\"_aws\":{\"Timestamp\":0000000000000"u8;

    private readonly Utf8Buffer _identity = new();
    private readonly Utf8Buffer _properties = new();
    private string _namespace = string.Empty;
    private string? _logGroup;

    /// <summary>Whether a name at the root belongs to the document itself.</summary>
    public static bool Owns(string name) => name is "_aws" or Service or Environment || Array.IndexOf(Properties, name) >= 0;

    public void SetIdentity(ServiceIdentity identity)
    {
        _namespace = EmfText.Namespace(redaction.Redact(metricNamespace ?? identity.Namespace ?? DefaultNamespace));
        _logGroup = redaction.Redact(agent?.LogGroup ?? identity.Name + "-metrics");
        _identity.Clear();
        Member(_identity, Service, EmfText.DimensionValue(redaction.Redact(identity.Name), MaxIdentityLength));
        Member(_identity, Environment, EmfText.DimensionValue(redaction.Redact(identity.Environment), MaxIdentityLength));
        _properties.Clear();
        foreach (var key in Properties)
        {
            if (identity.Attributes.GetValueOrDefault(key) is string value)
            {
                Property(key, redaction.Redact(value));
            }
        }
    }

    /// <summary>Writes the head of a document with these entries.</summary>
    public void Write(Utf8Buffer to, EmfGroup group, EmfEntry[] entries)
    {
        to.Raw(Start);
        WriteLogGroup(to);
        to.Raw(",\"CloudWatchMetrics\":[{\"Namespace\":"u8);
        to.String(_namespace);
        to.Raw(",\"Dimensions\":[[\"Service\",\"Environment\""u8);
        foreach (var name in group.Names)
        {
            to.Raw((byte)',');
            to.String(name);
        }

        to.Raw("]],\"Metrics\":["u8);
        for (var i = 0; i < entries.Length; i++)
        {
            to.Raw(i == 0 ? ""u8 : ","u8);
            to.Raw(entries[i].Series.Definition);
        }

        to.Raw("]}]}"u8);
        to.Raw(_identity.Written);
        for (var i = 0; i < group.Names.Count; i++)
        {
            Member(to, group.Names[i], group.Values[i]);
        }

        to.Raw(_properties.Written);
    }

    /// <summary>The agent asks the document where to put it; standard output goes where the platform puts it.</summary>
    private void WriteLogGroup(Utf8Buffer to)
    {
        if (agent is null)
        {
            return;
        }

        to.Raw(",\"LogGroupName\":"u8);
        to.String(_logGroup);
        if (agent.LogStream is not null)
        {
            to.Raw(",\"LogStreamName\":"u8);
            to.String(redaction.Redact(agent.LogStream));
        }
    }

    private void Property(string key, string value)
    {
        var start = _properties.Length;
        Member(_properties, key, value);
        while (_properties.Length - start > MaxPropertyBytes)
        {
            value = value[..(value.Length / 2)];
            _properties.CutTo(start);
            Member(_properties, key, value);
        }
    }

    private static void Member(Utf8Buffer to, string key, string value)
    {
        to.Raw((byte)',');
        to.String(key);
        to.Raw((byte)':');
        to.String(value);
    }
}
