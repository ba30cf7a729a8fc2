using System.Collections;
using System.Diagnostics;
using OpenTelemetry;
using System.Numerics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Processors;

/// <summary>Lists, when a span ends, the configured attributes that X-Ray indexes as annotations.</summary>
/// <remarks>It runs after redaction. An annotation is only the name of an attribute, and the attribute's value is redacted.</remarks>
internal sealed class AnnotationStep(IReadOnlyList<string> names) : SpanStep
{
    private readonly Dictionary<string, int> _indexes = Number(names);

    public override void End(Activity span, BaseProvider? provider)
    {
        var found = Find(span);
        if (found != 0)
        {
            var own = span.GetTagItem(AttributeNames.AwsXRayAnnotations);
            if (own is null or string or IEnumerable<string>)
            {
                span.SetTag(AttributeNames.AwsXRayAnnotations, Union(own, Names(found)));
            }
        }
    }

    private static Dictionary<string, int> Number(IReadOnlyList<string> names)
    {
        Dictionary<string, int> indexes = new(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            indexes.Add(names[i], i);
        }

        return indexes;
    }

    /// <summary>The attributes of the span as bits, by their index in the list, so a span without any allocates nothing.</summary>
    private ulong Find(Activity activity)
    {
        var found = 0UL;
        foreach (ref readonly var tag in activity.EnumerateTagObjects())
        {
            if (_indexes.TryGetValue(tag.Key, out var place) && CanBeIndexed(tag.Value))
            {
                found |= 1UL << place;
            }
        }

        return found;
    }

    private string[] Names(ulong found)
    {
        var present = new string[BitOperations.PopCount(found)];
        for (var i = 0; i < present.Length; i++)
        {
            present[i] = names[BitOperations.TrailingZeroCount(found)];
            found &= found - 1;
        }

        return present;
    }

    /// <summary>The application's own annotations come first.</summary>
    private static string[] Union(object? own, string[] configured) => own switch
    {
        string one => [.. configured.Prepend(one).Distinct(StringComparer.Ordinal)],
        IEnumerable<string> many => [.. many.Concat(configured).Distinct(StringComparer.Ordinal)],
        _ => configured,
    };

    private static bool CanBeIndexed(object? value) => value switch
    {
        null => false,
        string text => text.Length <= XRayLimits.AnnotationValueLength,
        _ => value is not IEnumerable,
    };
}
