using System.Globalization;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Text;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>The attributes of a starting span that rules match. For a server activity, the request's method, path and host replace missing ones.</summary>
/// <remarks>Attributes that are set later are not known. A deprecated attribute name is used when the current one is missing.</remarks>
internal readonly ref struct SpanFacts
{
    private readonly IEnumerable<KeyValuePair<string, object?>>? _attributes;

    public SpanFacts(in SamplingParameters span)
    {
        _attributes = span.Tags;
        var request = span.Name == ActivityNames.AspNetCoreRequest ? InboundRequest.Current : null;
        Method = Text(AttributeNames.HttpRequestMethodOriginal, AttributeNames.HttpRequestMethod, DeprecatedAttributeNames.HttpMethod) ?? request?.Method;
        Host = UrlPart.HostOf(Text(AttributeNames.ServerAddress, DeprecatedAttributeNames.HttpHost, DeprecatedAttributeNames.NetHostName) ?? request?.Host);
        Path = (Text(AttributeNames.UrlPath) ?? request?.Path) is { } path ? path
            : Text(DeprecatedAttributeNames.HttpTarget) is { } target ? UrlPart.PathOfTarget(target)
            : UrlPart.PathOf(Text(AttributeNames.UrlFull, DeprecatedAttributeNames.HttpUrl));
    }

    /// <summary>Method of the request; empty when unknown, as are path and host.</summary>
    public ReadOnlySpan<char> Method { get; }

    public ReadOnlySpan<char> Path { get; }

    public ReadOnlySpan<char> Host { get; }

    /// <summary>Whether the attribute matches. Method, path and host count as attributes with their current names.</summary>
    public bool MatchesAttribute(string attribute, Wildcard pattern) => Find(attribute) switch
    {
        { } value => TextOf(value) is { } text && pattern.Matches(text),
        null => attribute switch
        {
            AttributeNames.HttpRequestMethod => !Method.IsEmpty && pattern.Matches(Method),
            AttributeNames.UrlPath => !Path.IsEmpty && pattern.Matches(Path),
            AttributeNames.ServerAddress => !Host.IsEmpty && pattern.Matches(Host),
            _ => false,
        },
    };

    private string? Text(string name, string? orName = null, string? orElse = null)
        => _attributes is null ? null
        : Find(name) as string ?? (orName is null ? null : Find(orName) as string) ?? (orElse is null ? null : Find(orElse) as string);

    private object? Find(string name)
    {
        // Libraries pass a TagList or an array; access by index allocates nothing.
        if (_attributes is IReadOnlyList<KeyValuePair<string, object?>> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i].Key == name)
                {
                    return list[i].Value;
                }
            }

            return null;
        }

        foreach (var (key, value) in _attributes ?? [])
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Texts, numbers and booleans can match; any other value would run code of the application.</summary>
    private static string? TextOf(object value) => value switch
    {
        string text => text,
        bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal
            => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
