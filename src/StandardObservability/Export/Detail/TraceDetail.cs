using System.Buffers;
using System.Diagnostics;

namespace StandardObservability.Export.Detail;

/// <summary>
/// The details of one trace within this service until its local root span ends: spans that were not sampled, and log lines below the
/// configured level. Bounded for each trace, and for all of them by <see cref="DetailBudget"/>.
/// </summary>
internal sealed class TraceDetail(DetailBudget budget) : IDisposable
{
    /// <summary>The most spans of one trace.</summary>
    internal const int MaxSpans = 128;

    /// <summary>The most bytes of the lines of one trace.</summary>
    internal const int MaxBytes = 64 * 1024;

    private const string Property = "StandardObservability.Detail";

    private readonly Lock _gate = new();
    private readonly List<Activity> _spans = [];
    private readonly ArrayBufferWriter<byte> _text = new();
    private int _lines;
    private int _dropped;
    private bool? _isKept;

    /// <summary>The local root may never end. Then its details were not returned.</summary>
    ~TraceDetail() => budget.Return(_spans.Count, _text.WrittenCount);

    /// <summary>The details that a local root span has so far, or <see langword="null"/>.</summary>
    public static TraceDetail? Find(Activity localRoot) => localRoot.GetCustomProperty(Property) as TraceDetail;

    /// <summary>The details of the local root above an activity, or <see langword="null"/> when its spans are not recorded.</summary>
    public static TraceDetail? FindOrCreate(Activity? activity, DetailBudget budget)
    {
        if (FindLocalRoot(activity) is not { IsAllDataRequested: true } root)
        {
            return null;
        }

        lock (root)
        {
            if (Find(root) is not { } detail)
            {
                root.SetCustomProperty(Property, detail = new TraceDetail(budget));
            }

            return detail;
        }
    }

    /// <summary>Whether details of the activity's trace can be kept.</summary>
    public static bool CanHold(Activity? activity) => FindLocalRoot(activity) is { IsAllDataRequested: true };

    /// <summary>Keeps a span that has ended until its local root ends.</summary>
    /// <returns>Whether the local root has already ended and its details are kept, so that the caller exports the span.</returns>
    public bool Add(Activity span)
    {
        lock (_gate)
        {
            if (_isKept is { } isKept)
            {
                return isKept;
            }

            if (_spans.Count < MaxSpans && budget.TryTakeSpan())
            {
                _spans.Add(span);
            }
            else
            {
                _dropped++;
            }

            return false;
        }
    }

    /// <summary>Keeps a line until the local root ends.</summary>
    /// <returns>Whether the local root has already ended and its details are kept, so that the caller writes the line.</returns>
    public bool AddLine(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            if (_isKept is { } isKept)
            {
                return isKept;
            }

            if (_text.WrittenCount + line.Length <= MaxBytes && budget.TryTakeBytes(line.Length))
            {
                _text.Write(line);
                _lines++;
            }
            else
            {
                _dropped++;
            }

            return false;
        }
    }

    /// <summary>Ends the collection. Nothing is kept any more when the details are not.</summary>
    public DetailContents Complete(bool keep)
    {
        lock (_gate)
        {
            var contents = keep ? new DetailContents([.. _spans], _text.WrittenSpan.ToArray(), _lines, _dropped) : DetailContents.None;
            _isKept = keep;
            Dispose();
            return contents;
        }
    }

    public void Dispose()
    {
        budget.Return(_spans.Count, _text.WrittenCount);
        _spans.Clear();
        _text.Clear();
        GC.SuppressFinalize(this);
    }

    private static Activity? FindLocalRoot(Activity? activity)
    {
        while (activity?.Parent is { } parent)
        {
            activity = parent;
        }

        return activity;
    }
}
