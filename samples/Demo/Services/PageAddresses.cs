namespace Demo.Services;

/// <summary>Takes the addresses of the local pages from what the services print. They print them for people, in a line that is not a log line.</summary>
internal sealed class PageAddresses(Action<string, string> onLogLine)
{
    private const string Prefix = "Observability: http";

    private readonly Lock _lock = new();
    private readonly List<(string Service, string Address)> _all = [];

    public IReadOnlyList<(string Service, string Address)> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all.OrderBy(static page => page.Service, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Reads a line of a service, and passes on what is not such an address.</summary>
    public void Read(string service, string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
        {
            onLogLine(service, line);
            return;
        }

        lock (_lock)
        {
            _all.Add((service, line.Split(' ')[1]));
        }
    }
}
