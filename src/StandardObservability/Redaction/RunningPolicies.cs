using System.Collections.Immutable;

namespace StandardObservability.Redaction;

/// <summary>The policies of the hosts that run, for the one place that knows no host: the propagator of the process.</summary>
/// <remarks>What one of them redacts is redacted: with one host, which is the rule, that is its own policy. See docs/adr/0003.</remarks>
internal static class RunningPolicies
{
    private static ImmutableArray<RedactionPolicy> _all = [];

    public static bool HasAny => !_all.IsEmpty;

    public static void Add(RedactionPolicy policy) => ImmutableInterlocked.Update(ref _all, static (all, p) => all.Contains(p) ? all : all.Add(p), policy);

    public static void Remove(RedactionPolicy policy) => ImmutableInterlocked.Update(ref _all, static (all, p) => all.Remove(p), policy);

    /// <summary>Whether a member of baggage has a secret, and what may leave instead.</summary>
    public static bool TryRedact(string key, string? value, out string? redacted)
    {
        redacted = value;
        foreach (var policy in _all)
        {
            if (policy.TryRedact(key, redacted, out var clean))
            {
                redacted = (string)clean;
            }
        }

        return !ReferenceEquals(redacted, value);
    }
}
