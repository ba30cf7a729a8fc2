using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Logging.Properties;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>The state of the log call for one request.</summary>
/// <remarks>
/// Written by hand, because <see cref="LoggerMessageAttribute"/> does not accept names with dots. A struct, because a class would
/// allocate once per request. The properties have the order of the template, so that they are found by position.
/// </remarks>
/// <param name="Method">One of the well-known methods, or <see cref="HttpMethodNames.Other"/>.</param>
/// <param name="Path">The path without the query, bounded.</param>
/// <param name="StatusCode">The status code of the response.</param>
/// <param name="Milliseconds">The duration, to the microsecond.</param>
/// <param name="Route">The route's template, or <see langword="null"/> when no route was found.</param>
/// <param name="ClientAddress">The address of the client, or <see langword="null"/> when it is not recorded.</param>
internal readonly record struct RequestLogState(string Method, string Path, int StatusCode, double Milliseconds, string? Route, string? ClientAddress = null)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string Template =
        $"{{{AttributeNames.HttpRequestMethod}}} {{{AttributeNames.UrlPath}}} ended with {{{AttributeNames.HttpResponseStatusCode}}} in {{{AttributeNames.DurationMilliseconds}}} ms";

    /// <summary>The message, for providers that do not render the template themselves.</summary>
    public static Func<RequestLogState, Exception?, string> Render { get; } = static (state, _) => state.ToString();

    public int Count => 5 + (Route is null ? 0 : 1) + (ClientAddress is null ? 0 : 1);

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(AttributeNames.HttpRequestMethod, Method),
        1 => new(AttributeNames.UrlPath, Path),
        2 => new(AttributeNames.HttpResponseStatusCode, BoxedStatusCode.Get(StatusCode)),
        3 => new(AttributeNames.DurationMilliseconds, Milliseconds),
        4 when Route is not null => new(AttributeNames.HttpRoute, Route),
        _ when index == Count - 2 && ClientAddress is not null => new(AttributeNames.ClientAddress, ClientAddress),
        _ when index == Count - 1 => new(PropertyName.OriginalFormat, Template),
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, null),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Method} {Path} ended with {StatusCode} in {Milliseconds} ms");
}
