using System.Diagnostics;
using Serilog.Events;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Identity;
using StandardObservability.Serilog.Lines;
using StandardObservability.Text;

namespace StandardObservability.Serilog.Sinks;

/// <summary>What the sinks are told about the service and the trace, under the names that lines have.</summary>
internal sealed class HostProperties(CurrentIdentity identity, LogEventFormat lines)
{
    /// <summary>What a line has for itself is in every sink; the rest of the identity belongs to the resource and not to each event.</summary>
    private static readonly string[] Attributes =
    [
        AttributeNames.ServiceVersion,
        AttributeNames.ServiceNamespace,
        AttributeNames.ServiceTeam,
        AttributeNames.DeploymentId,
    ];

    private readonly LineFormatProperty _sampled = new("01", lines, sampled: true);
    private readonly LineFormatProperty _notSampled = new("00", lines, sampled: false);
    private volatile Speaker? _speaker;

    /// <summary>Adds what is not there: a property of the application's own stays.</summary>
    public void AddTo(Dictionary<string, LogEventPropertyValue> properties, LogEvent log, Activity? activity)
    {
        foreach (var (name, value) in Current())
        {
            properties.TryAdd(name, value);
        }

        if (log.TraceId is not { } trace)
        {
            return;
        }

        properties.TryAdd(LogFieldNames.XRayTraceId, new LineFormatProperty(XRayIdText.Create(trace.ToHexString()), lines));
        if (activity?.TraceId == trace)
        {
            properties.TryAdd(LogFieldNames.TraceFlags, activity.Recorded ? _sampled : _notSampled);
        }
    }

    private KeyValuePair<string, LineFormatProperty>[] Current()
    {
        var speaker = identity.Value;
        if (_speaker is { } known && ReferenceEquals(known.Identity, speaker))
        {
            return known.Properties;
        }

        List<KeyValuePair<string, LineFormatProperty>> properties =
        [
            new(LogFieldNames.Service, new LineFormatProperty(speaker.Name, lines)),
            new(LogFieldNames.Environment, new LineFormatProperty(speaker.Environment, lines)),
        ];
        properties.AddRange(Attributes
            .Where(speaker.Attributes.ContainsKey)
            .Select(a => KeyValuePair.Create(a, new LineFormatProperty(speaker.Attributes[a], lines))));
        _speaker = new Speaker(speaker, [.. properties]);
        return _speaker.Properties;
    }

    private sealed record Speaker(ServiceIdentity Identity, KeyValuePair<string, LineFormatProperty>[] Properties);
}
