using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Metrics.Emf;

/// <summary>Writes groups of series as documents, one line each, and starts another document before a limit is passed.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".</remarks>
internal sealed class EmfDocuments(EmfHead head, int maxBytes)
{
    /// <summary>The end of a line.</summary>
    private const int TailBytes = 2;

    private readonly Utf8Buffer _stamp = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private ServiceIdentity? _identity;
    private int _generation;

    /// <summary>The lines written since they were last cleared.</summary>
    public Utf8Buffer Lines { get; } = new(keptBytes: CloudWatchLimits.LogEventBytes * 2);

    /// <summary>How many lines these are.</summary>
    public int Count { get; private set; }

    /// <summary>Begins an interval.</summary>
    /// <param name="identity">Who is speaking.</param>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    public void Begin(ServiceIdentity identity, long timestamp)
    {
        if (!ReferenceEquals(identity, _identity))
        {
            _identity = identity;
            _generation++;
            head.SetIdentity(identity);
        }

        _stamp.Clear();
        _stamp.Raw("{\"_aws\":{\"Timestamp\":"u8);
        _stamp.Number(timestamp);
    }

    public void Write(EmfGroup group)
    {
        var rest = group.Entries();
        for (var index = 0; !rest.IsEmpty; index++)
        {
            var page = group.Page(index);
            if (!page.Begins(rest, _generation))
            {
                Plan(group, page, rest, Room(rest));
            }

            var written = Write(page, rest);
            if (written < page.Count)
            {
                // The values are longer than they were. The head names every metric, so it is shorter now, and these fit.
                Plan(group, page, rest, written);
                Write(page, rest);
            }

            rest = rest[page.Count..];
        }
    }

    public void Clear()
    {
        Lines.Clear();
        Count = 0;
    }

    /// <summary>How many entries may share a document: each metric once, and no more than the limit.</summary>
    private int Room(ReadOnlySpan<EmfEntry> entries)
    {
        _names.Clear();
        var count = 0;
        var bytes = 0;
        while (count < Math.Min(entries.Length, CloudWatchLimits.MetricsPerDirective) && bytes < maxBytes && _names.Add(entries[count].Series.Name))
        {
            bytes += entries[count].Series.Definition.Length + entries[count].Series.Key.Length;
            count++;
        }

        return count;
    }

    private void Plan(EmfGroup group, EmfPage page, ReadOnlySpan<EmfEntry> rest, int count)
    {
        page.Become(rest[..count], isFull: count < rest.Length, _generation);
        head.Write(page.Head, group, rest[..count]);
    }

    /// <summary>Writes a page, unless it is too long for one document.</summary>
    /// <returns>How many of its entries fit; a single one always does.</returns>
    private int Write(EmfPage page, ReadOnlySpan<EmfEntry> entries)
    {
        var start = Lines.Length;
        Lines.Raw(_stamp.Written);
        Lines.Raw(page.Head.Written);
        for (var i = 0; i < page.Count; i++)
        {
            Lines.Raw(entries[i].Series.Key);
            entries[i].Series.Value.Write(Lines, entries[i].Part);
            if (Lines.Length - start + TailBytes > maxBytes && i > 0)
            {
                Lines.CutTo(start);
                return i;
            }
        }

        Lines.Raw("}\n"u8);
        Count++;
        return page.Count;
    }
}
