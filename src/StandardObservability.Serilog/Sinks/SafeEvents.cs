using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using StandardObservability.Hosting;
using StandardObservability.Identity;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Lines;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Makes events fit for the application's sinks: a copy of each, without secrets and with the service's identity.</summary>
/// <remarks>A copy, since the event belongs to the other outputs of the call too, and sinks and their enrichers may change it.</remarks>
internal sealed class SafeEvents
{
    private readonly SafeTemplates _templates;
    private readonly HostProperties _host;

    public SafeEvents(IServiceProvider services)
    {
        Policy = services.GetRequiredService<RedactionPolicy>();
        _templates = new SafeTemplates(Policy);
        var identity = services.GetRequiredService<CurrentIdentity>();
        _host = new HostProperties(identity, new EventLines(Policy, identity, services.GetRequiredService<ObservabilitySettings>().MaxLineBytes));
    }

    public RedactionPolicy Policy { get; }

    public SafeEvent Of(LogEvent log)
    {
        var properties = new Dictionary<string, LogEventPropertyValue>(log.Properties.Count + 8, StringComparer.Ordinal);
        foreach (var (name, value) in log.Properties)
        {
            properties[Policy.Redact(name)] = Policy.IsOn ? RedactedValue.Of(Policy, name, value) : value;
        }

        var template = Policy.IsOn ? _templates.Of(log.MessageTemplate, properties) : log.MessageTemplate;
        _host.AddTo(properties, log, Activity.Current);
        return new SafeEvent(log, RedactedException.Of(log.Exception, Policy), template, properties);
    }
}
