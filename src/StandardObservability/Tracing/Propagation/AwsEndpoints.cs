using System.Collections.Immutable;
using StandardObservability.Conventions.Identity;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The hosts of AWS's services. They do not continue a W3C trace, and headers that are added after signing are not signed.</summary>
/// <remarks>
/// Load balancers, API Gateway and instances have names below the same suffixes. A service of the user answers there, so they are no
/// endpoints of AWS.
/// </remarks>
internal static class AwsEndpoints
{
    /// <summary>Labels of the names that AWS gives to services of its users.</summary>
    private static readonly ImmutableArray<string> UserServiceLabels = ["elb", "execute-api", "compute", "compute-1"];

    private static readonly ImmutableArray<string> Suffixes = [.. AwsPartitions.DnsSuffixes.Values.SelectMany(static s => s).Distinct()];

    public static bool Contains(ReadOnlySpan<char> host)
    {
        // A host name may end with the dot of the DNS root.
        host = host.TrimEnd('.');
        foreach (var suffix in Suffixes)
        {
            if (IsBelow(host, suffix))
            {
                return !IsUserService(host[..^suffix.Length]);
            }
        }

        return false;
    }

    private static bool IsBelow(ReadOnlySpan<char> host, string suffix)
        => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && (host.Length == suffix.Length || host[^(suffix.Length + 1)] == '.');

    private static bool IsUserService(ReadOnlySpan<char> labels)
    {
        foreach (var range in labels.Split('.'))
        {
            foreach (var label in UserServiceLabels)
            {
                if (labels[range].Equals(label, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
