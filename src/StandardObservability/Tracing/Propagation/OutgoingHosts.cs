using System.Net;
using StandardObservability.Conventions;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The hosts to which HTTP requests may carry context.</summary>
internal sealed class OutgoingHosts
{
    private readonly Wildcard[]? _patterns;

    private OutgoingHosts(Wildcard[]? patterns) => _patterns = patterns;

    /// <summary>Every host, except the endpoints of AWS's services.</summary>
    public static OutgoingHosts All { get; } = new(null);

    /// <summary>An entry that is not a host name allows no host: a list that restricts context must not allow all.</summary>
    public static OutgoingHosts Read(IEnumerable<string> entries, SettingProblems problems)
    {
        List<string> hosts = [.. entries.WithoutBlanks()];
        foreach (var wrong in hosts.Where(static h => !IsHost(h)))
        {
            problems.Add(
                $"{ConfigurationNames.Section}:Traces:PropagateTo has \"{wrong}\". It is a list of host names without scheme, port and path, for example "
                + "*.internal.example; this entry is not a host name, so it allows no host.");
        }

        return hosts.Count == 0 ? All : new OutgoingHosts([.. hosts.Where(IsHost).Select(static h => new Wildcard(WithoutBrackets(h).ToString()))]);
    }

    public bool Allows(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true })
        {
            return _patterns is null;
        }

        var host = WithoutBrackets(address.Host);
        if (_patterns is null)
        {
            return !AwsEndpoints.Contains(host);
        }

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

    /// <summary>A URL has an IPv6 address in brackets.</summary>
    private static ReadOnlySpan<char> WithoutBrackets(string host) => host is ['[', .., ']'] ? host.AsSpan(1, host.Length - 2) : host;
}
