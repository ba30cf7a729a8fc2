using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Settings;
using StandardObservability.Tracing.XRay.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Polling;

namespace StandardObservability.Tracing.Sampling;

/// <summary>A sampler as <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c> name it.</summary>
/// <remarks>Source: OpenTelemetry specification, "Environment Variable Specification", "General SDK Configuration".</remarks>
/// <param name="Name">One of the known names.</param>
/// <param name="Ratio">The share that a ratio sampler keeps.</param>
/// <param name="XRay">Where the rules come from, for <c>xray</c>.</param>
/// <param name="IsFromEnvironment">Whether the process environment names it.</param>
internal sealed record SamplerSetting(string Name, double Ratio, XRaySamplerSetting? XRay, bool IsFromEnvironment)
{
    private const string ParentBased = "parentbased_";
    private const string XRayName = "xray";

    private static readonly string[] Known =
        ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio", XRayName];

    public static SamplerSetting? Read(StandardVariables variables, SettingProblems problems)
    {
        if (variables.FindSwitch(ConfigurationNames.TracesSampler)?.ToLowerInvariant() is not { } name)
        {
            // The argument alone does nothing, but a wrong one is somebody's mistake all the same.
            ReadRatio(variables, problems);
            return null;
        }

        if (!Known.Contains(name, StringComparer.Ordinal))
        {
            problems.Add($"{ConfigurationNames.TracesSampler} is \"{name}\". {ExplainUnknown(name)}Known samplers are {string.Join(", ", Known)}; all new traces are kept until it is one of them.");
            return null;
        }

        var ratio = name.EndsWith("ratio", StringComparison.Ordinal) ? ReadRatio(variables, problems) : 1;
        var xray = name == XRayName ? XRaySamplerSetting.Read(variables.FindSwitch(ConfigurationNames.TracesSamplerArg), problems) : null;
        return new SamplerSetting(name, ratio, xray, variables.IsInEnvironment(ConfigurationNames.TracesSampler));
    }

    /// <summary>The sampler. It decides new traces by the root sampler and follows a parent's decision, unless its name says otherwise.</summary>
    public Sampler Create(IServiceProvider services)
    {
        var root = CreateRoot(services);
        return FollowsParent ? new ParentBasedSampler(root) : root;
    }

    /// <summary>
    /// The operator's sampler, named in the process environment, wins over one that was set in code; one that only configuration
    /// names replaces what OpenTelemetry itself made of the same name.
    /// </summary>
    public bool Overrides(Sampler current) => IsFromEnvironment || current.Description == CreateOpenTelemetrySampler().Description;

    /// <remarks><c>xray</c> is parent-based in AWS's distributions of OpenTelemetry too: rules are for new traces.</remarks>
    private bool FollowsParent => XRay is not null || Name.StartsWith(ParentBased, StringComparison.Ordinal);

    private Sampler CreateRoot(IServiceProvider services)
    {
        if (XRay is not null)
        {
            return services.GetRequiredService<RulePollingService>().CreateSampler(XRay);
        }

        var time = services.GetTimeProvider();
        return SelectRoot(ratio => new RatioSampler(ratio, new TimePrefix(time)));
    }

    /// <summary>What OpenTelemetry makes of the name; of <c>xray</c>, which it does not know, its default.</summary>
    private Sampler CreateOpenTelemetrySampler()
    {
        var root = SelectRoot(static ratio => new TraceIdRatioBasedSampler(ratio));
        return FollowsParent ? new ParentBasedSampler(root) : root;
    }

    private Sampler SelectRoot(Func<double, Sampler> ratioSampler)
        => Name.EndsWith("always_off", StringComparison.Ordinal) ? new AlwaysOffSampler()
        : Name.EndsWith("ratio", StringComparison.Ordinal) ? ratioSampler(Ratio)
        : new AlwaysOnSampler();

    private static string ExplainUnknown(string name)
        => name.EndsWith("jaeger_remote", StringComparison.Ordinal)
            ? "This library does not speak to Jaeger; rules that are kept in one place come with xray. "
            : string.Empty;

    private static double ReadRatio(StandardVariables variables, SettingProblems problems)
    {
        if (variables.FindSwitch(ConfigurationNames.TracesSamplerArg) is not { } value)
        {
            return 1;
        }

        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1)
        {
            return ratio;
        }

        problems.Add($"{ConfigurationNames.TracesSamplerArg} is {value}. It is a share between 0 and 1; use 0.05 to keep 5 % of traces. All new traces are kept until it is mended.");
        return 1;
    }
}
