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
    private bool _isClosed;

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

    /// <summary>Stops storing, so that services that run for days do not fill the memory.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    private void AddTo<T>(List<T> list, IEnumerable<T> items)
    {
        lock (_lock)
        {
            if (!_isClosed)
            {
                list.AddRange(items);
            }
        }
    }
}
