using StandardObservability.Conventions;

namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>One combination of attributes of a signal, with its samples by seconds.</summary>
/// <param name="attributes">The attributes.</param>
/// <param name="keepsDistribution">Whether the signal is a histogram.</param>
internal sealed class SampleSeries(IReadOnlyDictionary<string, string> attributes, bool keepsDistribution)
{
    private const int StatusCodeLength = 3;

    private readonly SampleRing _seconds = new(1, SampleStore.SecondsKept);
    private (double? Threshold, SampleRing Minutes)[] _minutes = [];

    /// <summary>Connects the queries of long windows that read the series.</summary>
    public void Connect(IEnumerable<KeyValuePair<SignalQuery, SampleRing>> queries)
        => _minutes = [.. queries.Where(q => Passes(q.Key)).Select(static q => ((q.Key as ShareQuery)?.Threshold, q.Value))];

    /// <summary>Adds a measurement.</summary>
    public void Add(long second, double value)
    {
        _seconds.At(second).Add(value, keepsDistribution);
        foreach (var (threshold, minutes) in _minutes)
        {
            minutes.At(second).Add(threshold is { } limit ? (value <= limit ? 1 : 0) : value, keepsDistribution: false);
        }
    }

    /// <summary>The sample of a second, or <see langword="null"/> if nothing was measured in it.</summary>
    public Sample? Find(long second) => _seconds.Find(second);

    /// <summary>Adds up the samples of a window.</summary>
    public void AddTo(SampleSum sum, long from, long to) => _seconds.Read(from, to, sum.Add);

    /// <summary>The value of an attribute, or <see langword="null"/> if the series does not have it.</summary>
    public string? Find(string attribute)
        => attributes.TryGetValue(attribute, out var value) ? value : attribute == AttributeNames.HttpResponseStatusClass ? FindStatusClass() : null;

    /// <summary>Whether the series passes the filters of a query and those of its roll-up.</summary>
    public bool Passes(SignalQuery query) => query.Filters.All(Passes) && (query.Signal.RollUp is not { } rollUp || rollUp.AnyOf.Any(Passes));

    private bool Passes(AttributeFilter filter) => Find(filter.Attribute) == filter.Value;

    private string? FindStatusClass()
        => attributes.TryGetValue(AttributeNames.HttpResponseStatusCode, out var status) && status.Length == StatusCodeLength ? $"{status[0]}xx" : null;
}
