using System.Diagnostics;
using System.Text;
using OpenTelemetry;
using StandardObservability.Redaction;

namespace StandardObservability.Tracing.Propagation;

/// <summary>Writes the <c>baggage</c> header from both places where .NET keeps baggage: the activity and OpenTelemetry's own.</summary>
/// <remarks>Source: W3C Baggage, at most 64 members and 8,192 bytes.</remarks>
internal static class BaggageHeaderValue
{
    public const int MaxMembers = 64;
    private const int MaxLength = 8192;

    /// <summary>Whether the activity's own baggage has a secret.</summary>
    public static bool HasSecret(Activity activity)
    {
        if (RunningPolicies.HasAny)
        {
            foreach (var (key, value) in activity.Baggage)
            {
                if (RunningPolicies.TryRedact(key, value, out _))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The header without its secrets; a marker needs no escaping.</summary>
    public static string Merge(Activity activity, Baggage baggage)
    {
        var members = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in activity.Baggage)
        {
            members.TryAdd(key, value);
        }

        foreach (var (key, value) in baggage)
        {
            members.TryAdd(key, value);
        }

        var header = new StringBuilder();
        foreach (var (key, value) in members.Take(MaxMembers))
        {
            RunningPolicies.TryRedact(key, value, out var mayLeave);
            var member = $"{Uri.EscapeDataString(key)}={Uri.EscapeDataString(mayLeave ?? string.Empty)}";
            if (header.Length + member.Length + 1 > MaxLength)
            {
                break;
            }

            header.Append(header.Length > 0 ? "," : string.Empty).Append(member);
        }

        return header.ToString();
    }
}
