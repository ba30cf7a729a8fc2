using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals.Processors;
using StandardObservability.Settings;
using StandardObservability.Settings.Features;
using StandardObservability.Tracing.Processors;
using StandardObservability.Tracing.XRay.Segments;

namespace StandardObservability.Tracing;

/// <summary>Creates the steps that a host needs, in their order. One that fails is left out and reported.</summary>
internal static class StandardSpanSteps
{
    public static SpanSteps Create(IServiceProvider services)
    {
        var steps = new SpanSteps();
        Add(steps, Part.TraceStatements, services, static (_, _) => new DriverSpanStep());
        Add(steps, Part.TraceGrpc, services, static (_, _) => new GrpcStep());
        Add(steps, Part.TraceRules, services, static (sp, _) => Judge(sp, sp.GetRequiredService<HostPolicy>()));
        services.GetRequiredService<PartGuard>().Run(Part.TraceRedaction, () => AddRedaction(steps, services));

        // After redaction, because these copy attributes.
        Add(steps, Part.TraceSegments, services, static (_, settings) => settings.Options.XRay.Attributes == false
            ? null
            : new SegmentStep(settings.Options.XRay.Attributes, new RemoteNames(settings.Options.XRay.ServiceNames)));
        Add(steps, Part.TraceAnnotations, services, static (_, settings) => settings.Annotations is [] ? null : new AnnotationStep(settings.Annotations));
        Add(steps, Part.Traces, services, static (sp, _) => CheckClients(sp));
        return steps;
    }

    private static void Add(SpanSteps steps, Part part, IServiceProvider services, Func<IServiceProvider, TraceSettings, SpanStep?> create)
        => services.GetRequiredService<PartGuard>().Run(part, () =>
        {
            var settings = services.GetRequiredService<TraceSettings>();
            if (settings.Enabled && create(services, settings) is { } step)
            {
                steps.Add(step);
            }
        });

    private static bool HasOwnKeys(IServiceProvider services, RedactionPolicy policy)
        => services.GetRequiredService<HostSettings>().Options.Redaction.Keys.WithoutBlanks().Any()
            || policy.Standard?.Attributes?.ClassifiedKeys.Any() == true;

    /// <summary>A client sends headers whether spans are read or not.</summary>
    private static EarlyClientStep CheckClients(IServiceProvider services)
    {
        var clients = new EarlyClientStep(services);
        services.GetRequiredService<UnreadSpans>().Started = clients.Start;
        return clients;
    }

    /// <summary>The policy reports what it finds in spans, also without an output for them.</summary>
    private static PolicyStep? Judge(IServiceProvider services, HostPolicy policy)
    {
        if (!IncludedFeatures.Policy || policy.Judge is not { } judge)
        {
            return null;
        }

        services.GetRequiredService<UnreadSpans>().AreRead = true;
        return new PolicyStep(policy, judge);
    }

    /// <remarks>
    /// A later step copies an attribute to a key that the policy does not know, so a key of the application or the organization is redacted before.
    /// </remarks>
    private static void AddRedaction(SpanSteps steps, IServiceProvider services)
    {
        var policy = services.GetRequiredService<RedactionPolicy>();
        if (policy.IsEnabled && services.GetRequiredService<TraceSettings>().Enabled)
        {
            steps.Add(new RedactionStep(policy), isDoneByWriter: !HasOwnKeys(services, policy));
            RunningPolicies.Add(policy);
        }
    }
}
