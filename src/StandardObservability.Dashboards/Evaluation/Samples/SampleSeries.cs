using StandardObservability.Conventions;

namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>One combination of attributes of a signal, with its samples by seconds.</summary>
/// <param name="attributes">The attributes.</param>
internal sealed class SampleSeries(IReadOnlyDictionary<string, string> attributes)
{
    private const int StatusCodeLength = 3;

    private readonly SampleRing _seconds = new(1, SampleStore.SecondsKept);

    /// <summary>Adds a measurement.</summary>
    public void Add(long second, double value, bool keepsDistribution) => _seconds.At(second).Add(value, keepsDistribution);

    /// <summary>The samples of a window.</summary>
    public IEnumerable<(long Period, Sample Sample)> Read(long from, long to) => _seconds.Read(from, to);

    /// <summary>The value of an attribute, or <see langword="null"/> if the series does not have it.</summary>
    public string? Find(string attribute)
        => attributes.TryGetValue(attribute, out var value) ? value : attribute == AttributeNames.HttpResponseStatusClass ? FindStatusClass() : null;

    /// <summary>Whether the series passes the filters of a query and those of its roll-up.</summary>
    public bool Passes(SignalQuery query) => query.Filters.All(Passes) && (query.Signal.RollUp is not { } rollUp || rollUp.AnyOf.Any(Passes));

    private bool Passes(AttributeFilter filter) => Find(filter.Attribute) == filter.Value;

    private string? FindStatusClass()
        => attributes.TryGetValue(AttributeNames.HttpResponseStatusCode, out var status) && status.Length == StatusCodeLength ? $"{status[0]}xx" : null;
}
