using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>Writes groups of series as documents, one line each, and starts another document before a limit is passed.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".</remarks>
/// <param name="head">Writes what comes before the values.</param>
/// <param name="maxBytes">Longest document, without its line end.</param>
internal sealed class EmfDocuments(EmfHead head, int maxBytes)
{
    private readonly byte[] _timestamp = new byte[NumberText.MaxBytes];
    private readonly Utf8Buffer _head = new();
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

        NumberText.Write(_timestamp, timestamp);
    }

    public void Write(EmfGroup group)
    {
        var entries = group.Seal();
        if (entries > 0 && !TryRepeat(group.Plan, entries))
        {
            Plan(group);
        }
    }

    public void Clear()
    {
        Lines.Clear();
        Count = 0;
    }

    /// <summary>Writes the documents of the last interval with the values of this one, unless what there is to be written has changed.</summary>
    private bool TryRepeat(EmfPlan plan, int entries)
    {
        if (!plan.MayHold(entries, _generation))
        {
            return false;
        }

        var (length, count) = (Lines.Length, Count);
        foreach (var page in plan.Pages)
        {
            if (!TryWrite(page))
            {
                Lines.CutTo(length);
                Count = count;
                return false;
            }
        }

        return true;
    }

    private void Plan(EmfGroup group)
    {
        group.Plan.Begin(_generation);
        EmfEntry[] rest = [.. group.Entries()];
        while (rest.Length > 0)
        {
            // The head names every metric, so it is shorter for fewer.
            var room = Room(rest);
            var page = Page(group, rest[..room]);
            while (!TryWrite(page))
            {
                room = Math.Max(1, room * 3 / 4);
                page = Page(group, rest[..room]);
            }

            group.Plan.Add(page);
            rest = rest[room..];
        }
    }

    /// <summary>How many entries may share a document: each metric once, and no more than the limit.</summary>
    private int Room(EmfEntry[] entries)
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

    private EmfDocument Page(EmfGroup group, EmfEntry[] entries)
    {
        _head.Clear();
        head.Write(_head, group, entries);
        return new EmfDocument(entries, _head.Written.ToArray());
    }

    /// <summary>Writes a page, unless it is too long for one document or an entry of it has no value. A single entry always fits.</summary>
    private bool TryWrite(EmfDocument page)
    {
        var lines = Lines;
        var start = lines.Length;
        lines.Raw(page.Head);
        lines.Replace(start + EmfHead.TimestampAt, _timestamp.AsSpan(0, EmfHead.TimestampDigits));
        var entries = page.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            if (entry.Part >= entry.Value.Parts)
            {
                return false;
            }

            entry.Value.Write(lines, entry.Key, entry.Part);
        }

        lines.EndLine();
        if (lines.Length - start - 1 > maxBytes && entries.Length > 1)
        {
            lines.CutTo(start);
            return false;
        }

        Count++;
        return true;
    }
}
