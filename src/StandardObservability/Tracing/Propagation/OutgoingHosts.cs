using System.Net;
using StandardObservability.Conventions;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The hosts that HTTP requests may carry context to.</summary>
internal sealed class OutgoingHosts
{
    private readonly Wildcard[]? _patterns;

    private OutgoingHosts(Wildcard[]? patterns) => _patterns = patterns;

    public static OutgoingHosts All { get; } = new(null);

    public bool AreAll => _patterns is null;

    /// <summary>An entry that cannot be a host allows none: what was meant to keep context in must not let it out.</summary>
    public static OutgoingHosts Read(IEnumerable<string> entries, SettingProblems problems)
    {
        List<string> hosts = [.. entries.WithoutBlanks()];
        foreach (var wrong in hosts.Where(static h => !IsHost(h)))
        {
            problems.Add($"{ConfigurationNames.Section}:Traces:PropagateTo has \"{wrong}\". It is a list of host names without scheme, port and path, for example *.internal.example; this entry is no host, so no trace context leaves by it.");
        }

        return hosts.Count == 0 ? All : new OutgoingHosts([.. hosts.Where(IsHost).Select(static h => new Wildcard(WithoutBrackets(h).ToString()))]);
    }

    public bool Allow(Uri? address)
    {
        if (_patterns is null)
        {
            return true;
        }

        if (address is not { IsAbsoluteUri: true })
        {
            return false;
        }

        var host = WithoutBrackets(address.Host);
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(host))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHost(string entry)
        => !entry.AsSpan().ContainsAny("/@\\ ") && (!entry.Contains(':', StringComparison.Ordinal) || IPAddress.TryParse(WithoutBrackets(entry), out _));

    /// <summary>In a URL an IPv6 address stands in brackets.</summary>
    private static ReadOnlySpan<char> WithoutBrackets(string host) => host is ['[', .., ']'] ? host.AsSpan(1, host.Length - 2) : host;
}
