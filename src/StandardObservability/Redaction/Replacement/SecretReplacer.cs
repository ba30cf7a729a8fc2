using System.Buffers;
using System.Text;

namespace StandardObservability.Redaction.Replacement;

/// <summary>Replaces the secrets found in a text by markers; the rest of the text is unchanged.</summary>
internal static class SecretReplacer
{
    public static string Replace(ReadOnlySpan<char> text, List<Finding> findings)
    {
        SortAndMerge(findings);
        var redacted = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, kind) in findings)
        {
            redacted.Append(text[at..start]).Append(Marker.Create(kind));
            at = end;
        }

        return redacted.Append(text[at..]).ToString();
    }

    /// <summary>Replaces the secrets of a text in UTF-8, which were found in its UTF-16 form.</summary>
    public static void Replace(ReadOnlySpan<byte> utf8, List<Finding> findings, IBufferWriter<byte> output)
    {
        SortAndMerge(findings);
        var positions = new Utf8Positions(utf8);
        var at = 0;
        foreach (var (start, end, kind) in findings)
        {
            output.Write(utf8[at..positions.Find(start)]);
            Encoding.UTF8.GetBytes(Marker.Create(kind), output);
            at = positions.Find(end);
        }

        output.Write(utf8[at..]);
    }

    /// <summary>Sorts by position and merges overlapping findings, which get the kind of the first.</summary>
    private static void SortAndMerge(List<Finding> findings)
    {
        findings.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var last = 0;
        for (var i = 1; i < findings.Count; i++)
        {
            if (findings[i].Start < findings[last].End)
            {
                findings[last] = findings[last] with { End = Math.Max(findings[last].End, findings[i].End) };
            }
            else
            {
                findings[++last] = findings[i];
            }
        }

        findings.RemoveRange(last + 1, findings.Count - last - 1);
    }
}
