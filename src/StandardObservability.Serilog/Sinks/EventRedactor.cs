using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using StandardObservability.Identity;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Lines;
using StandardObservability.Serilog.Sinks.Secrets;
using StandardObservability.Settings;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Copies events for the application's sinks, without secrets and with the identity of the service.</summary>
/// <remarks>A copy, because the other outputs share the event, and sinks and enrichers may change it.</remarks>
internal sealed class EventRedactor
{
    private readonly TemplateRedactor _templates;
    private readonly HostProperties _host;

    public EventRedactor(IServiceProvider services)
    {
        Policy = services.GetRequiredService<RedactionPolicy>();
        _templates = new TemplateRedactor(Policy);
        var identity = services.GetRequiredService<CurrentIdentity>();
        _host = new HostProperties(identity, new LogEventFormat(Policy, identity, services.GetRequiredService<HostSettings>().Options.MaxLineBytes));
    }

    public RedactionPolicy Policy { get; }

    public RedactedEvent Redact(LogEvent logEvent)
    {
        var properties = new Dictionary<string, LogEventPropertyValue>(logEvent.Properties.Count + 8, StringComparer.Ordinal);
        foreach (var (name, value) in logEvent.Properties)
        {
            properties[Policy.Redact(name)] = Policy.IsEnabled ? EventValueRedactor.Redact(Policy, name, value) : value;
        }

        var template = Policy.IsEnabled ? _templates.Redact(logEvent.MessageTemplate, properties) : logEvent.MessageTemplate;
        if (Policy.IsEnabled)
        {
            SecretsInScopes.Redact(logEvent, properties, Policy);
        }

        _host.AddTo(properties, logEvent, Activity.Current);
        return new RedactedEvent(logEvent, RedactedException.Redact(logEvent.Exception, Policy), template, properties);
    }
}
