using System.Diagnostics;
using System.Text;
using OpenTelemetry;

namespace StandardObservability.Tracing;

/// <summary>Writes the <c>baggage</c> header from both places where .NET keeps baggage: the activity and OpenTelemetry's own.</summary>
/// <remarks>Source: W3C Baggage, at most 64 members and 8,192 bytes.</remarks>
internal static class BaggageHeaderValue
{
    public const int MaxMembers = 64;
    private const int MaxLength = 8192;

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
            var member = $"{Uri.EscapeDataString(key)}={Uri.EscapeDataString(value ?? string.Empty)}";
            if (header.Length + member.Length + 1 > MaxLength)
            {
                break;
            }

            header.Append(header.Length > 0 ? "," : string.Empty).Append(member);
        }

        return header.ToString();
    }
}
