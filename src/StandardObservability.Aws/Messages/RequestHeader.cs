using System.Diagnostics;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Aws.Messages;

/// <summary>Sets X-Ray's header of a request to the services that continue the trace from it. No service reads another header.</summary>
/// <remarks>
/// Set before the request is signed. The SDK leaves this header out of every signature, as all AWS SDKs do, because proxies change it. In a
/// Lambda function the SDK sets it for every service, with the function as parent; what detects recursion is kept.
/// </remarks>
internal static class RequestHeader
{
    private static readonly string[] Services =
        [AwsServiceIds.Lambda, AwsServiceIds.Sns, AwsServiceIds.StepFunctions, AwsServiceIds.EventBridge];

    public static void Write(string service, IDictionary<string, string>? headers)
    {
        var existing = headers?.TryGetValue(TraceContextHeaderNames.XRay, out var value) == true ? value : null;
        if (headers is not null && (existing is not null || Services.Contains(service)) && TraceFields.Read(Activity.Current).XRay is { } header)
        {
            headers[TraceContextHeaderNames.XRay] = string.Join(';', [header, .. (existing ?? string.Empty).Split(';').Where(IsKept)]);
        }
    }

    private static bool IsKept(string field) => field.TrimStart().StartsWith("Lineage=", StringComparison.OrdinalIgnoreCase);
}
