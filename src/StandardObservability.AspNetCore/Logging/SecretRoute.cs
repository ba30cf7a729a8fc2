using Microsoft.AspNetCore.Routing.Patterns;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>A route with a secret parameter. Constraints are not checked.</summary>
internal sealed class SecretRoute
{
    private readonly RoutePattern _pattern;
    private readonly bool[] _isSecret;

    private SecretRoute(RoutePattern pattern, bool[] isSecret) => (_pattern, _isSecret) = (pattern, isSecret);

    /// <summary>Creates a route; <see langword="null"/> when it has no secret parameter.</summary>
    public static SecretRoute? Create(RoutePattern pattern, RedactionPolicy redaction)
    {
        bool[] isSecret = [.. pattern.PathSegments.Select(s => s.Parts.OfType<RoutePatternParameterPart>().Any(p => redaction.IsSecretKey(p.Name)))];
        return Array.Exists(isSecret, static s => s) ? new SecretRoute(pattern, isSecret) : null;
    }

    /// <summary>Replaces the secret segments of a path that matches.</summary>
    public bool TryRedact(Span<string> segments)
    {
        if (!Matches(segments))
        {
            return false;
        }

        var isRedacted = false;
        for (var i = 0; i < segments.Length; i++)
        {
            // The last segment of the pattern is a catch-all when the path has more segments.
            if (_isSecret[Math.Min(i, _isSecret.Length - 1)] && segments[i].Length > 0)
            {
                (segments[i], isRedacted) = (RedactionPolicy.KeyMarker, true);
            }
        }

        return isRedacted;
    }

    private bool Matches(ReadOnlySpan<string> segments)
    {
        var pattern = _pattern.PathSegments;
        var hasCatchAll = pattern[^1].Parts is [RoutePatternParameterPart { IsCatchAll: true }];
        segments = segments.Length > pattern.Count && segments[^1].Length == 0 ? segments[..^1] : segments;
        if (segments.Length > pattern.Count && !hasCatchAll)
        {
            return false;
        }

        for (var i = 0; i < pattern.Count; i++)
        {
            if (i < segments.Length ? !Matches(pattern[i], segments[i]) : !MayBeMissing(pattern[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool MayBeMissing(RoutePatternPathSegment segment)
        => segment.Parts is [RoutePatternParameterPart part] && (part.IsOptional || part.IsCatchAll || _pattern.Defaults.ContainsKey(part.Name));

    private static bool Matches(RoutePatternPathSegment pattern, string segment)
        => pattern.Parts is not [RoutePatternLiteralPart literal] || literal.Content.Equals(segment, StringComparison.OrdinalIgnoreCase);
}
