using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;

namespace StandardObservability.Metrics.Emf;

/// <summary>The CloudWatch namespace of the metrics of a service.</summary>
internal static class EmfNamespace
{
    private const string Default = "StandardObservability";

    /// <summary>Finds the namespace: the configured one, otherwise that of the identity, otherwise the name of this library.</summary>
    public static string Find(string? configured, ServiceIdentity identity, RedactionPolicy redaction)
        => CloudWatchText.Namespace(redaction.Redact(FindUsable(configured) ?? FindUsable(identity.Namespace) ?? Default));

    /// <summary>Returns a namespace that has more than white space and colons, otherwise <see langword="null"/>.</summary>
    private static string? FindUsable(string? text) => text.AsSpan().Trim(": \t\r\n").IsEmpty ? null : text;
}
