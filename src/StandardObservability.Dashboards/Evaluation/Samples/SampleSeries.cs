using StandardObservability.Conventions;
using StandardObservability.Dashboards.Model;

namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>One combination of attributes of a signal: its samples by seconds, and by minutes if an objective needs them.</summary>
/// <param name="attributes">The attributes.</param>
/// <param name="hasMinutes">Whether to keep a day of minutes.</param>
internal sealed class SampleSeries(IReadOnlyDictionary<string, string> attributes, bool hasMinutes)
{
    private const int SecondsKept = 15 * 60;
    private const int MinutesKept = 25 * 60;
    private const int StatusCodeLength = 3;

    private readonly SampleRing _seconds = new(1, SecondsKept);
    private readonly SampleRing? _minutes = hasMinutes ? new(60, MinutesKept) : null;

    /// <summary>Adds a measurement.</summary>
    public void Add(long second, double value, bool keepsDistribution)
    {
        _seconds.At(second).Add(value, keepsDistribution);
        _minutes?.At(second).Add(value, keepsDistribution);
    }

    /// <summary>The samples of a window. One that is longer than the seconds is read from the minutes.</summary>
    public IEnumerable<(long Period, Sample Sample)> Read(long from, long to)
        => (to - from <= SecondsKept ? _seconds : _minutes)?.Read(from, to) ?? [];

    /// <summary>The value of an attribute, or <see langword="null"/> if the series does not have it.</summary>
    public string? Find(string attribute)
        => attributes.TryGetValue(attribute, out var value) ? value : attribute == AttributeNames.HttpResponseStatusClass ? FindStatusClass() : null;

    /// <summary>Whether the series passes all filters.</summary>
    public bool Passes(IEnumerable<AttributeFilter> filters) => filters.All(Passes);

    /// <summary>Whether the series passes a filter.</summary>
    public bool Passes(AttributeFilter filter) => Find(filter.Attribute) == filter.Value;

    private string? FindStatusClass()
        => attributes.TryGetValue(AttributeNames.HttpResponseStatusCode, out var status) && status.Length == StatusCodeLength ? $"{status[0]}xx" : null;
}
