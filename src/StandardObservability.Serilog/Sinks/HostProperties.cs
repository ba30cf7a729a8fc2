using System.Diagnostics;
using Serilog.Events;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Identity;
using StandardObservability.Serilog.Lines;
using StandardObservability.Text;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Adds properties of the service and the trace to events for the sinks, under the field names of log lines.</summary>
internal sealed class HostProperties(CurrentIdentity identity, LogEventFormat lines)
{
    /// <summary>The identity attributes that each event gets. The others belong to the resource.</summary>
    private static readonly string[] Attributes =
    [
        AttributeNames.ServiceVersion,
        AttributeNames.ServiceNamespace,
        AttributeNames.ServiceTeam,
        AttributeNames.DeploymentId,
    ];

    private readonly LineFormatProperty _sampled = new("01", lines, sampled: true);
    private readonly LineFormatProperty _notSampled = new("00", lines, sampled: false);
    private volatile IdentityProperties? _properties;

    /// <summary>Adds the properties that are missing. A property of the application is not overwritten.</summary>
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
        var service = identity.Value;
        if (_properties is { } known && ReferenceEquals(known.Identity, service))
        {
            return known.Properties;
        }

        List<KeyValuePair<string, LineFormatProperty>> properties =
        [
            new(LogFieldNames.Service, new LineFormatProperty(service.Name, lines)),
            new(LogFieldNames.Environment, new LineFormatProperty(service.Environment, lines)),
        ];
        properties.AddRange(Attributes
            .Where(service.Attributes.ContainsKey)
            .Select(a => KeyValuePair.Create(a, new LineFormatProperty(service.Attributes[a], lines))));
        _properties = new IdentityProperties(service, [.. properties]);
        return _properties.Properties;
    }

    private sealed record IdentityProperties(ServiceIdentity Identity, KeyValuePair<string, LineFormatProperty>[] Properties);
}
