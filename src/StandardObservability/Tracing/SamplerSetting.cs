using System.Globalization;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Hosting;

namespace StandardObservability.Tracing;

/// <summary>A sampler as <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c> name it.</summary>
/// <remarks>Source: OpenTelemetry specification, "Environment Variable Specification", "General SDK Configuration".</remarks>
internal sealed record SamplerSetting(string Name, double Ratio)
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

        return new SamplerSetting(name, name.EndsWith("ratio", StringComparison.Ordinal) ? ReadRatio(variables, problems) : 1);
    }

    public Sampler Create() => Name switch
    {
        "always_on" => new AlwaysOnSampler(),
        "always_off" => new AlwaysOffSampler(),
        "traceidratio" => new RatioSampler(Ratio),
        "parentbased_always_off" => new ParentBasedSampler(new AlwaysOffSampler()),
        "parentbased_traceidratio" => new ParentBasedSampler(new RatioSampler(Ratio)),
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
