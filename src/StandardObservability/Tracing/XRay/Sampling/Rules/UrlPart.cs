namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>Finds the part of a URL that rules match, without a copy.</summary>
internal static class UrlPart
{
    /// <summary>The host of a <c>Host</c> header, without the port.</summary>
    public static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> header)
    {
        var colon = header.LastIndexOf(':');

        // An IPv6 address has its colons in brackets.
        return colon < 0 || header[colon..].Contains(']') || (header.IndexOf(':') != colon && header[0] != '[') ? header : header[..colon];
    }

    /// <summary>The path of a request target, without the query.</summary>
    public static ReadOnlySpan<char> PathOfTarget(ReadOnlySpan<char> target)
    {
        var end = target.IndexOfAny('?', '#');
        return end < 0 ? target : target[..end];
    }

    /// <summary>The path of an absolute URL; empty for any other text.</summary>
    public static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            return default;
        }

        var rest = url[(scheme + 3)..];
        var start = rest.IndexOfAny('/', '?', '#');
        return start >= 0 && rest[start] == '/' ? PathOfTarget(rest[start..]) : "/";
    }
}
