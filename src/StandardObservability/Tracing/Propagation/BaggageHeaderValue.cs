using System.Buffers;
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

    /// <summary>RFC 9110, section 5.6.2, <c>token</c>.</summary>
    private static readonly SearchValues<char> TokenCharacters
        = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

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

    /// <summary>The header, with secrets redacted. It omits members without a value: .NET does not extract the members after one.</summary>
    public static string Merge(Activity activity, Baggage baggage)
    {
        var header = new StringBuilder();
        var written = 0;
        foreach (var (key, value) in Join(activity, baggage))
        {
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            RunningPolicies.TryRedact(key, value, out var mayLeave);
            var member = $"{EncodeKey(key)}={Uri.EscapeDataString(mayLeave ?? string.Empty)}";
            if (written++ == MaxMembers || header.Length + member.Length + 1 > MaxLength)
            {
                break;
            }

            header.Append(header.Length > 0 ? "," : string.Empty).Append(member);
        }

        return header.ToString();
    }

    private static Dictionary<string, string?> Join(Activity activity, Baggage baggage)
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

        return members;
    }

    /// <summary>A key is a token of HTTP and is not decoded by receivers. Only a key that is not a token is encoded, so that it can be sent.</summary>
    private static string EncodeKey(string key) => key.AsSpan().ContainsAnyExcept(TokenCharacters) ? Uri.EscapeDataString(key) : key;
}
