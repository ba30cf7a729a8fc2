using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Metrics.Emf;

/// <summary>Writes series as documents, one line each, and starts another document before a limit is passed.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".</remarks>
internal sealed class EmfDocuments(string metricNamespace, LineWriter output, OutputCount count, AgentEndpoint? agent = null)
{
    private const string Service = "Service";
    private const string Environment = "Environment";

    /// <summary>Longest property; longer ones are cut, so that a line has room for metrics.</summary>
    private const int MaxPropertyLength = 1024;

    /// <summary>Identity that helps to search, and is no dimension: each would multiply the number of billed metrics.</summary>
    private static readonly string[] Properties = [AttributeNames.ServiceVersion, AttributeNames.ServiceInstanceId, AttributeNames.DeploymentId];

    private readonly int _maxBytes = agent?.MaxDocumentBytes ?? CloudWatchLimits.StandardOutputLineBytes;
    private readonly Utf8Buffer _document = new();
    private readonly Utf8Buffer _definitions = new();
    private readonly Utf8Buffer _values = new();
    private readonly Utf8Buffer _members = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly int _logNames = 6 * ((agent?.LogGroup.Length ?? 0) + (agent?.LogStream?.Length ?? 0));
    private EmfGroup _group = null!;
    private ServiceIdentity _identity = null!;
    private long _timestamp;

    /// <summary>Whether a name at the root belongs to the document itself.</summary>
    public static bool Owns(string name) => name is "_aws" or Service or Environment || Array.IndexOf(Properties, name) >= 0;

    public void Begin(ServiceIdentity identity, long timestamp) => (_identity, _timestamp) = (identity, timestamp);

    /// <summary>Counts values that CloudWatch cannot store.</summary>
    public void CountUnstorable(long values)
    {
        count.AddProduced(values);
        count.AddLost(values);
    }

    public void Write(EmfGroup group)
    {
        _group = group;
        WriteMembers();
        foreach (var series in group.Series)
        {
            if (series.Value.HasValue)
            {
                for (var part = 0; part < series.Value.Parts; part++)
                {
                    Add(series, part);
                }
            }
        }

        Finish();
    }

    private void Add(EmfSeries series, int part)
    {
        var instrument = series.Instrument;
        if (_names.Count == CloudWatchLimits.MetricsPerDirective || _names.Contains(instrument.Name))
        {
            Finish();
        }

        var (definitions, values) = (_definitions.Length, _values.Length);
        Append(series, part);
        if (Size > _maxBytes && _names.Count > 1)
        {
            (_definitions.Length, _values.Length) = (definitions, values);
            _names.Remove(instrument.Name);
            Finish();
            Append(series, part);
        }
    }

    private void Append(EmfSeries series, int part)
    {
        _definitions.Raw(_definitions.Length == 0 ? ""u8 : ","u8);
        _definitions.Raw(series.Instrument.Definition);
        _values.Raw(series.Instrument.Key);
        series.Value.Write(_values, part);
        _names.Add(series.Instrument.Name);
    }

    /// <summary>What the line will be at most: the head and its punctuation need less than 200 bytes beside the names in it.</summary>
    private int Size => _definitions.Length + _values.Length + (2 * _members.Length) + metricNamespace.Length + _logNames + 200;

    private void Finish()
    {
        if (_names.Count == 0)
        {
            return;
        }

        _document.Clear();
        _document.Raw("{\"_aws\":{\"Timestamp\":"u8);
        _document.Number(_timestamp);
        WriteLogGroup();
        _document.Raw(",\"CloudWatchMetrics\":[{\"Namespace\":"u8);
        _document.String(metricNamespace);
        _document.Raw(",\"Dimensions\":[[\"Service\",\"Environment\""u8);
        foreach (var name in _group.Names)
        {
            _document.Raw((byte)',');
            _document.String(name);
        }

        _document.Raw("]],\"Metrics\":["u8);
        _document.Raw(_definitions.Written);
        _document.Raw("]}]}"u8);
        _document.Raw(_members.Written);
        _document.Raw(_values.Written);
        _document.Raw("}\n"u8);
        output.Write(count, _document.Written, urgent: false);
        _definitions.Clear();
        _values.Clear();
        _names.Clear();
    }

    /// <summary>The agent asks the document where to put it; standard output goes where the platform puts it.</summary>
    private void WriteLogGroup()
    {
        if (agent is null)
        {
            return;
        }

        _document.Raw(",\"LogGroupName\":"u8);
        _document.String(agent.LogGroup);
        if (agent.LogStream is not null)
        {
            _document.Raw(",\"LogStreamName\":"u8);
            _document.String(agent.LogStream);
        }
    }

    private void WriteMembers()
    {
        _members.Clear();
        Member(Service, EmfText.DimensionValue(_identity.Name));
        Member(Environment, EmfText.DimensionValue(_identity.Environment));
        for (var i = 0; i < _group.Names.Count; i++)
        {
            Member(_group.Names[i], _group.Values[i]);
        }

        foreach (var key in Properties)
        {
            if (_identity.Attributes.GetValueOrDefault(key) is string value)
            {
                Member(key, value[..Math.Min(value.Length, MaxPropertyLength)]);
            }
        }
    }

    private void Member(string key, string value)
    {
        _members.Raw((byte)',');
        _members.String(key);
        _members.Raw((byte)':');
        _members.String(value);
    }
}
