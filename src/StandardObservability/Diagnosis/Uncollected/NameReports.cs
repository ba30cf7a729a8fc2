using System.Collections.Concurrent;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>Reports a name at most once, and a limited number of names.</summary>
internal sealed class NameReports(Predicate<string> isOwn, Action<string> report)
{
    /// <summary>An application that creates sources with changing names does not fill its log.</summary>
    private const int MostReports = 20;

    private readonly ConcurrentDictionary<string, bool> _done = new(StringComparer.Ordinal);

    public bool IsOfInterest(string name) => _done.Count < MostReports && !_done.ContainsKey(name) && isOwn(name);

    /// <summary>The name is never reported.</summary>
    public void Exclude(string name)
    {
        if (isOwn(name))
        {
            _done.TryAdd(name, true);
        }
    }

    public void Report(string name)
    {
        if (_done.Count < MostReports && _done.TryAdd(name, true))
        {
            try
            {
                report(name);
            }
            catch (Exception)
            {
                // A logger of the application may throw. The caller only starts a span or records a measurement.
            }
        }
    }
}
