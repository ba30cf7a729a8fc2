using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Numerics;
using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Processors;

/// <summary>Tells X-Ray, when a span ends, which of its attributes are annotations: the configured ones that it has and X-Ray can index.</summary>
/// <remarks>It stands behind the redaction: an annotation is the name of an attribute, and the attribute leaves without its secrets.</remarks>
internal sealed class AnnotatingProcessor(IReadOnlyList<string> names) : BaseProcessor<Activity>
{
    private readonly FrozenDictionary<string, int> _indexes = names.Select(static (name, place) => (name, place)).ToFrozenDictionary(static n => n.name, static n => n.place, StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        var found = Find(data);
        if (found != 0)
        {
            var own = data.GetTagItem(AttributeNames.AwsXRayAnnotations);
            if (own is null or string or IEnumerable<string>)
            {
                data.SetTag(AttributeNames.AwsXRayAnnotations, Union(own, Names(found)));
            }
        }
    }

    /// <summary>The found ones as bits, each at its place in the list: a span that has none costs no memory.</summary>
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

    /// <summary>What the application annotated by itself comes first.</summary>
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
