using Demo.Otlp;

namespace Demo.Report;

/// <summary>The spans of one trace as a tree across all services.</summary>
internal sealed class TraceTree(IReadOnlyList<ReceivedSpan> spans)
{
    private readonly ILookup<string, ReceivedSpan> _children = spans.OrderBy(span => span.Start).ToLookup(span => span.ParentId);
    private readonly HashSet<string> _ids = [.. spans.Select(span => span.SpanId)];

    /// <summary>Whether the trace has a root, passes through the queue and these services, and has the parent of every span.</summary>
    public bool IsComplete(IEnumerable<string> services)
        => Roots() is [{ ParentId.Length: 0 }]
            && services.All(service => spans.Any(span => span.Service == service))
            && spans.Any(span => span.Kind is SpanKind.Consumer && spans.Any(sender => sender.Kind is SpanKind.Producer && sender.SpanId == span.ParentId));

    public IEnumerable<string> Lines()
    {
        yield return Row("span", "service", "kind", "start ms", "took ms", "status");
        foreach (var root in Roots())
        {
            foreach (var line in Lines(root, root, "", ""))
            {
                yield return line;
            }
        }
    }

    private static string Row(string span, string service, string kind, string start, string took, string status)
        => $"{span,-46} {service,-16} {kind,-9} {start,9} {took,9}  {status}";

    private List<ReceivedSpan> Roots() => [.. spans.Where(span => !_ids.Contains(span.ParentId)).OrderBy(span => span.Start)];

    private IEnumerable<string> Lines(ReceivedSpan span, ReceivedSpan root, string firstIndent, string indent)
    {
        yield return Row(
            firstIndent + span.Name, span.Service, $"{span.Kind}", $"{span.MillisecondsAfter(root):+0.0}", $"{span.Milliseconds:0.0}", $"{span.Status}");
        var children = _children[span.SpanId].ToList();
        foreach (var child in children)
        {
            var isLast = child == children[^1];
            foreach (var line in Lines(child, root, indent + (isLast ? "└─ " : "├─ "), indent + (isLast ? "   " : "│  ")))
            {
                yield return line;
            }
        }
    }
}
