using System.Globalization;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Hosting;

namespace StandardObservability.Tracing;

/// <summary>A sampler as <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c> name it.</summary>
/// <remarks>Source: OpenTelemetry specification, "Environment Variable Specification", "General SDK Configuration".</remarks>
internal sealed record SamplerSetting(string Name, double Ratio, bool IsOperators)
{
    private static readonly string[] Known =
        ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

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
            problems.Add($"{ConfigurationNames.TracesSampler} is \"{name}\". Known samplers are {string.Join(", ", Known)}; all new traces are kept until it is one of them.");
            return null;
        }

        var ratio = name.EndsWith("ratio", StringComparison.Ordinal) ? ReadRatio(variables, problems) : 1;
        return new SamplerSetting(name, ratio, variables.IsInEnvironment(ConfigurationNames.TracesSampler));
    }

    public Sampler Create() => Create(new RatioSampler(Ratio));

    /// <summary>
    /// The operator's sampler, named in the process environment, wins over one that was set in code; one that only configuration
    /// names replaces what OpenTelemetry itself made of the same name.
    /// </summary>
    public bool WinsOver(Sampler current) => IsOperators || current.Description == Create(new TraceIdRatioBasedSampler(Ratio)).Description;

    private Sampler Create(Sampler ratio) => Name switch
    {
        "always_on" => new AlwaysOnSampler(),
        "always_off" => new AlwaysOffSampler(),
        "traceidratio" => ratio,
        "parentbased_always_off" => new ParentBasedSampler(new AlwaysOffSampler()),
        "parentbased_traceidratio" => new ParentBasedSampler(ratio),
        _ => new ParentBasedSampler(new AlwaysOnSampler()),
    };

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
