using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Testing.Recording;

namespace StandardObservability.Testing.Failures;

/// <summary>Reasons why a capture does not show everything that the host emitted.</summary>
internal static class Completeness
{
    /// <summary>Why nothing is captured, or <see langword="null"/>.</summary>
    public static string? FindUnusable(HostCapture host) => host switch
    {
        { HasStarted: false } => "The host of this TelemetryCapture has not been started, so it has no telemetry. Call services.AddTelemetryCapture(capture) "
            + "and start the host first; a WebApplicationFactory starts it with CreateClient() or Services.",
        { Status: null } => "The host of this TelemetryCapture did not call AddStandardObservability, so it has no telemetry. Call it on the host's builder.",
        { Status: { IsEnabled: false } status } =>
            $"The telemetry of this host is disabled, because {status.DisabledReason}, so nothing is captured. Change this setting for the test.",
        _ => null,
    };

    /// <summary>What the capture did not keep.</summary>
    public static IEnumerable<string> FindOverflow(HostCapture host, int maxItems)
        => [.. DescribeOverflow("spans", host.Spans.NotKept, maxItems), .. DescribeOverflow("log records", host.LogRecords.NotKept, maxItems)];

    /// <summary>All reasons.</summary>
    public static IEnumerable<string> FindProblems(HostCapture host, int maxItems, bool allowsLoss)
        => [.. FindOverflow(host, maxItems), .. FindMetricOverflow(host), .. allowsLoss ? [] : FindLosses(host)];

    /// <summary>A reason why a span may be missing that is not a failure, or <see langword="null"/>.</summary>
    public static string? FindHint(HostCapture host) => host.Status is { SpansSampledOut: > 0 and var count, Sampler: var sampler }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The sampler {sampler} did not sample all spans ({count} are missing). Set {ConfigurationNames.TracesSampler} to always_on for the test.")
        : null;

    private static IEnumerable<string> DescribeOverflow(string items, long notKept, int maxItems) => notKept == 0 ? []
        : [string.Create(
            CultureInfo.InvariantCulture,
            $"The capture is incomplete: it keeps {maxItems} {items}, and {notKept} more were not kept. ")
            + $"Emit less in the test, or set TelemetryCapture.{nameof(TelemetryCapture.MaxItems)}."];

    private static IEnumerable<string> FindMetricOverflow(HostCapture host) => host.CollectPoints()
        .Where(static p => p.Attributes.ContainsKey(AttributeNames.MetricOverflow))
        .Select(static p => $"The metric '{PrintableText.Name(p.Name)}' has exceeded OpenTelemetry's limit of attribute combinations, so values were combined. "
            + "Remove attributes with many values.")
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> FindLosses(HostCapture host) => host.Status?.GetOutputs().Where(static o => o.Lost > 0).Select(static o =>
    {
        var reasons = string.Join(", ", o.LostByReason.OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => $"{r.Key} {r.Value}"));
        var failure = o.Failure is null ? "" : $" Last error: {PrintableText.Name(o.Failure)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The output {o.Name} lost {o.Lost} of {o.Produced} items ({reasons}). Correct the output, or set TelemetryCapture.AllowsLoss.{failure}");
    }) ?? [];
}
