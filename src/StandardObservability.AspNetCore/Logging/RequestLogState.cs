using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Logging.Properties;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>What the line of a request says, as the state of its log call.</summary>
/// <remarks>
/// Written by hand, because <see cref="LoggerMessageAttribute"/> takes no names with dots. A struct, since a state that is an object would
/// be one more a request. The properties stand in the order of the template, so that they are found by position.
/// </remarks>
/// <param name="Method">One of the well-known methods, or <see cref="HttpMethodNames.Other"/>.</param>
/// <param name="Path">The path without the query, bounded.</param>
/// <param name="StatusCode">The status that went out.</param>
/// <param name="Milliseconds">How long it took, to the microsecond.</param>
/// <param name="Route">The route's template, or <see langword="null"/> when no route was found.</param>
internal readonly record struct RequestLogState(string Method, string Path, int StatusCode, double Milliseconds, string? Route)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string Template =
        $"{{{AttributeNames.HttpRequestMethod}}} {{{AttributeNames.UrlPath}}} ended with {{{AttributeNames.HttpResponseStatusCode}}} in {{{AttributeNames.DurationMilliseconds}}} ms";

    private const int FirstStatus = 100;
    private const int LastStatus = 599;

    /// <summary>Status codes as objects, which log providers ask for; each is made once.</summary>
    private static readonly object?[] BoxedStatusCodes = new object?[LastStatus - FirstStatus + 1];

    /// <summary>The message, for providers that do not render the template themselves.</summary>
    public static Func<RequestLogState, Exception?, string> Render { get; } = static (line, _) => line.ToString();

    public int Count => Route is null ? 5 : 6;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(AttributeNames.HttpRequestMethod, Method),
        1 => new(AttributeNames.UrlPath, Path),
        2 => new(AttributeNames.HttpResponseStatusCode, StatusCode is >= FirstStatus and <= LastStatus ? BoxedStatusCodes[StatusCode - FirstStatus] ??= StatusCode : StatusCode),
        3 => new(AttributeNames.DurationMilliseconds, Milliseconds),
        4 when Route is not null => new(AttributeNames.HttpRoute, Route),
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
