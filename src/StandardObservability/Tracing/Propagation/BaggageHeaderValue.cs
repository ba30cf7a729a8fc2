using System.Diagnostics;
using System.Text;
using OpenTelemetry;
using StandardObservability.Redaction;

namespace StandardObservability.Tracing.Propagation;

/// <summary>Formats the <c>baggage</c> header from the baggage of the activity and of OpenTelemetry.</summary>
/// <remarks>Source: W3C Baggage, "Limits": 64 members, 8,192 bytes.</remarks>
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

    /// <summary>The header, with secrets redacted.</summary>
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
