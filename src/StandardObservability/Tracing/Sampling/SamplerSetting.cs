using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Settings;
using StandardObservability.Tracing.XRay.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Polling;

namespace StandardObservability.Tracing.Sampling;

/// <summary>The sampler that <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c> set.</summary>
/// <remarks>Source: OpenTelemetry specification, "Environment Variable Specification", "General SDK Configuration".</remarks>
/// <param name="Name">One of the known names.</param>
/// <param name="Ratio">The ratio of traces that a ratio sampler samples.</param>
/// <param name="XRay">The endpoint of the sampling rules, for <c>xray</c>.</param>
/// <param name="IsFromEnvironment">Whether the process environment sets it.</param>
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
            // Without a sampler the argument is not used. A wrong one is a mistake, so it is reported.
            ReadRatio(variables, problems);
            return null;
        }

        if (!Known.Contains(name, StringComparer.Ordinal))
        {
            problems.Add(
                $"{ConfigurationNames.TracesSampler} is \"{name}\". {ExplainUnknown(name)}Known samplers are {string.Join(", ", Known)}; all new traces are "
                + "sampled until this is corrected.");
            return null;
        }

        var ratio = name.EndsWith("ratio", StringComparison.Ordinal) ? ReadRatio(variables, problems) : 1;
        var xray = name == XRayName ? XRaySamplerSetting.Read(variables.FindSwitch(ConfigurationNames.TracesSamplerArg), problems) : null;
        return new SamplerSetting(name, ratio, xray, variables.IsInEnvironment(ConfigurationNames.TracesSampler));
    }

    /// <summary>Creates the sampler. It uses the root sampler for new traces, and a parent's decision when the name starts with <c>parentbased_</c>.</summary>
    public Sampler Create(IServiceProvider services)
    {
        var root = CreateRoot(services);
        return FollowsParent ? new ParentBasedSampler(root) : root;
    }

    /// <summary>
    /// Whether this sampler replaces the current one. A sampler from the process environment replaces one that was set in code; a sampler from
    /// configuration replaces only the one that OpenTelemetry created for the same name.
    /// </summary>
    public bool Overrides(Sampler current) => IsFromEnvironment || current.Description == CreateOpenTelemetrySampler().Description;

    /// <remarks><c>xray</c> is parent-based, as in AWS's distributions of OpenTelemetry: rules apply to new traces.</remarks>
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

    /// <summary>The sampler that OpenTelemetry creates for the name; its default for <c>xray</c>, which it does not know.</summary>
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
            ? "Jaeger's remote sampler is not supported; use xray for rules that are managed centrally. "
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

        problems.Add(
            $"{ConfigurationNames.TracesSamplerArg} is {value}. It is a share between 0 and 1; use 0.05 to keep 5 % of traces. All new traces are sampled "
            + "until this is corrected.");
        return 1;
    }
}
