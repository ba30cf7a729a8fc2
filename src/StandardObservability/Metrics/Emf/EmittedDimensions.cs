using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Commands;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Attributes;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Metrics.Emf;

/// <summary>Describes what the exporter writes, for dashboards and alarms.</summary>
internal static class EmittedDimensions
{
    public static EmittingService Describe(IServiceProvider services)
    {
        var settings = services.GetRequiredService<MetricSettings>();
        var identity = services.GetRequiredService<CurrentIdentity>().Value;
        var redaction = services.GetRequiredService<RedactionPolicy>();
        var rules = new DimensionRules(settings.Options.Dimensions);
        var metrics = MetricDimensions.Default.Keys.Concat(settings.Options.Dimensions.Keys).Distinct(StringComparer.Ordinal);
        return new EmittingService(
            CloudWatchText.DimensionValue(redaction.Redact(identity.Name)),
            services.GetRequiredService<RegistrationContext>().IsWebHost,
            EmfNamespace.Find(settings.EmfNamespace, identity, redaction),
            metrics.ToDictionary(static m => m, m => (IReadOnlyList<string>)rules.Find(m), StringComparer.Ordinal),
            identity.Attributes.GetValueOrDefault(AttributeNames.ServiceTeam) as string,
            TimeSpan.FromMilliseconds(EmfReaderFactory.FindInterval(services)));
    }
}
