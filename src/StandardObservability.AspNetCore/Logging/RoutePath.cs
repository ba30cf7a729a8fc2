using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Redacts the values of route parameters with a secret name in the path of a request: <c>/reset/{token}</c>.</summary>
internal static class RoutePath
{
    /// <summary>A shorter value that is only a part of a path segment may occur elsewhere by chance.</summary>
    private const int ShortestPart = 3;

    /// <summary>The path without the secret values; the same instance when there are none.</summary>
    public static string Redact(HttpContext context, string path, RedactionPolicy redaction)
    {
        // An exception handler clears the values; those of the requested route are restored when the response is complete.
        var values = context.Features.Get<IRouteValuesFeature>()?.RouteValues;
        if (values is null || values.Count == 0)
        {
            values = context.Features.Get<IExceptionHandlerFeature>()?.RouteValues;
            if (values is null || values.Count == 0)
            {
                return path;
            }
        }

        foreach (var (name, value) in values)
        {
            if (value?.ToString() is { Length: > 0 } text && redaction.IsSecretParameter(name, text))
            {
                path = Replace(path, text);
            }
        }

        return path;
    }

    private static string Replace(string path, string value)
    {
        var segments = path.Split('/');
        var isWhole = false;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] == value)
            {
                (segments[i], isWhole) = (RedactionPolicy.KeyMarker, true);
            }
        }

        return isWhole ? string.Join('/', segments)
            : value.Length >= ShortestPart ? path.Replace(value, RedactionPolicy.KeyMarker, StringComparison.Ordinal)
            : path;
    }
}
