using System.Buffers;
using System.Text;

namespace StandardObservability.Redaction.Replacement;

/// <summary>Puts markers where secrets were found; the rest of a text stays as it is.</summary>
internal static class SecretReplacer
{
    public static string Replace(ReadOnlySpan<char> text, List<Finding> found)
    {
        SortAndMerge(found);
        var redacted = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, kind) in found)
        {
            redacted.Append(text[at..start]).Append(Marker.Create(kind));
            at = end;
        }

        return redacted.Append(text[at..]).ToString();
    }

    public static void Replace(ReadOnlySpan<byte> utf8, List<Finding> found, IBufferWriter<byte> to)
    {
        SortAndMerge(found);
        var at = 0;
        foreach (var (start, end, kind) in found)
        {
            to.Write(utf8[at..start]);
            Encoding.UTF8.GetBytes(Marker.Create(kind), to);
            at = end;
        }

        to.Write(utf8[at..]);
    }

    /// <summary>In order, and what overlaps made one: the kind that begins first names it.</summary>
    private static void SortAndMerge(List<Finding> found)
    {
        found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var last = 0;
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i].Start < found[last].End)
            {
                found[last] = found[last] with { End = Math.Max(found[last].End, found[i].End) };
            }
            else
            {
                found[++last] = found[i];
            }
        }

        found.RemoveRange(last + 1, found.Count - last - 1);
    }
}
