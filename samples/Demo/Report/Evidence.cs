using System.Text.Json;
using Demo.Otlp;

namespace Demo.Report;

/// <summary>Everything that the services have written and sent, in the order of arrival.</summary>
internal sealed class Evidence
{
    private readonly Lock _lock = new();
    private readonly List<ReceivedSpan> _spans = [];
    private readonly List<LogLine> _logs = [];
    private readonly List<RequestSample> _requests = [];
    private readonly List<string> _strays = [];
    private int _maxItems = int.MaxValue;

    /// <summary>Lines that break the contract of standard output, that each line is one complete JSON object.</summary>
    public IReadOnlyList<string> Strays
    {
        get
        {
            lock (_lock)
            {
                return [.. _strays];
            }
        }
    }

    public IReadOnlyList<RequestSample> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<LogLine> Logs(Func<LogLine, bool> which)
    {
        lock (_lock)
        {
            return [.. _logs.Where(which)];
        }
    }

    public IReadOnlyList<ReceivedSpan> Trace(string traceId)
    {
        lock (_lock)
        {
            return [.. _spans.Where(span => span.TraceId == traceId)];
        }
    }

    public void Add(IReadOnlyList<ReceivedSpan> spans) => AddTo(_spans, spans);

    public void Add(string service, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty("_aws", out _))
            {
                AddTo(_requests, EmfRequests.Read(service, document.RootElement));
            }
            else if (LogLine.Read(service, document.RootElement) is { } log)
            {
                AddTo(_logs, [log]);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            AddTo(_strays, [$"{service}: {line}"]);
        }
    }

    /// <summary>The traces in which a service has a span of this name.</summary>
    public IReadOnlyList<string> TracesWith(string service, string span)
    {
        lock (_lock)
        {
            return [.. _spans.Where(s => s.Service == service && s.Name == span).Select(s => s.TraceId).Distinct()];
        }
    }

    /// <summary>Keeps only the latest items from now on, so that services that run for days do not fill the memory.</summary>
    public void KeepLatest(int maxItems)
    {
        lock (_lock)
        {
            _maxItems = maxItems;
        }
    }

    private void AddTo<T>(List<T> list, IEnumerable<T> items)
    {
        lock (_lock)
        {
            list.AddRange(items);
            if (list.Count > _maxItems)
            {
                list.RemoveRange(0, list.Count - _maxItems);
            }
        }
    }
}
