using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.Tracing.XRay.Sampling;

/// <summary>The endpoint of X-Ray's sampling rules, from <c>OTEL_TRACES_SAMPLER_ARG</c>: <c>endpoint=http://127.0.0.1:2000,polling_interval=300</c>.</summary>
/// <remarks>The format is that of AWS's distributions of OpenTelemetry.</remarks>
/// <param name="Endpoint">The X-Ray proxy: CloudWatch agent, OpenTelemetry collector or X-Ray daemon.</param>
/// <param name="PollingInterval">How often the rules are fetched.</param>
internal sealed record XRaySamplerSetting(Uri Endpoint, TimeSpan PollingInterval)
{
    private const int MaxPollingSeconds = 3600;

    public static XRaySamplerSetting Default { get; } = new(new Uri("http://127.0.0.1:2000"), TimeSpan.FromSeconds(300));

    public static XRaySamplerSetting Read(string? argument, SettingProblems problems)
    {
        var setting = Default;
        foreach (var part in (argument ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            setting = part.Split('=', 2, StringSplitOptions.TrimEntries) switch
            {
                ["endpoint", var value] => setting with { Endpoint = ReadEndpoint(value, problems) },
                ["polling_interval", var value] => setting with { PollingInterval = ReadInterval(value, problems) },
                _ => Skip(part, setting, problems),
            };
        }

        return setting;
    }

    private static Uri ReadEndpoint(string value, SettingProblems problems)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0)
        {
            return uri;
        }

        problems.Add(
            $"{ConfigurationNames.TracesSamplerArg} has the endpoint \"{value}\". It is the URL of the X-Ray proxy, for example "
            + "endpoint=http://127.0.0.1:2000; the default endpoint is used until this is corrected.");
        return Default.Endpoint;
    }

    private static TimeSpan ReadInterval(string value, SettingProblems problems)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxPollingSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        problems.Add(
            $"{ConfigurationNames.TracesSamplerArg} has the polling_interval \"{value}\". It is a number of seconds from 1 to {MaxPollingSeconds}; rules "
            + $"are fetched every {Default.PollingInterval.TotalSeconds:0} seconds until this is corrected.");
        return Default.PollingInterval;
    }

    private static XRaySamplerSetting Skip(string part, XRaySamplerSetting setting, SettingProblems problems)
    {
        problems.Add(
            $"{ConfigurationNames.TracesSamplerArg} has the part \"{part}\". The sampler xray accepts endpoint=URL and polling_interval=SECONDS; this part "
            + "is ignored.");
        return setting;
    }
}
