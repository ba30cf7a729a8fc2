using System.Collections.Immutable;

namespace StandardObservability.Redaction;

/// <summary>The redaction policies of all running hosts, for the process-wide propagator, which belongs to no host.</summary>
/// <remarks>A value is redacted when one policy redacts it. Most processes have one host, and so one policy. See docs/adr/0003.</remarks>
internal static class RunningPolicies
{
    private static ImmutableArray<RedactionPolicy> _all = [];

    public static bool HasAny => !_all.IsEmpty;

    public static void Add(RedactionPolicy policy) => ImmutableInterlocked.Update(ref _all, static (all, p) => all.Contains(p) ? all : all.Add(p), policy);

    public static void Remove(RedactionPolicy policy) => ImmutableInterlocked.Update(ref _all, static (all, p) => all.Remove(p), policy);

    /// <summary>Redacts the value of a baggage member; <see langword="false"/> when it has no secret.</summary>
    public static bool TryRedact(string key, string? value, out string? redacted)
    {
        redacted = value;
        foreach (var policy in _all)
        {
            if (policy.TryRedact(key, redacted, out var replacement))
            {
                redacted = (string)replacement;
            }
        }

        return !ReferenceEquals(redacted, value);
    }
}
