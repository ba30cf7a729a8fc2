using System.Buffers;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>Names that X-Ray accepts for segments.</summary>
/// <remarks>
/// Source: X-Ray Developer Guide, "Segment documents": letters, digits, whitespace and <c>_ . : / % &amp; # = + \ - @</c>, at most 200. AWS's
/// collector checks only names that it takes from the span's own name.
/// </remarks>
internal static class SegmentName
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("_.:/%&#=+\\-@ ");

    /// <summary>Replaces what X-Ray does not accept by <c>_</c>; the same text when there is nothing to replace.</summary>
    public static string Clean(string name)
    {
        var length = Math.Min(name.Length, XRayLimits.SegmentNameLength);
        return length == name.Length && name.All(IsAllowed)
            ? name
            : string.Create(length, name, static (clean, name) =>
            {
                for (var i = 0; i < clean.Length; i++)
                {
                    clean[i] = IsAllowed(name[i]) ? name[i] : '_';
                }
            });
    }

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || Punctuation.Contains(c);
}
