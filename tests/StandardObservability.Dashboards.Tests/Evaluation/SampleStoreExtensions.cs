using StandardObservability.Dashboards.Evaluation.Samples;

namespace StandardObservability.Dashboards.Tests.Evaluation;

/// <summary>Adds measurements by names.</summary>
internal static class SampleStoreExtensions
{
    public static void Add(this SampleStore samples, string instrument, IReadOnlyDictionary<string, string> attributes, DateTimeOffset time, double value)
    {
        if (samples.FindOrAdd(instrument, attributes) is { } series)
        {
            samples.Add(series, time, value);
        }
    }
}
