using System.Diagnostics;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>Reports each activity source of the application that starts an activity and has no listener.</summary>
internal sealed class UncollectedSources : IDisposable
{
    private readonly NameReports _reports;
    private readonly ActivityListener _listener;

    /// <summary>Begins to listen. OpenTelemetry's listener must have begun before.</summary>
    public UncollectedSources(NameReports reports)
    {
        _reports = reports;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => !source.HasListeners() && reports.IsOfInterest(source.Name),
            Sample = Sample,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>No activity is created for this listener.</summary>
    private ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        _reports.Report(options.Source.Name);
        return ActivitySamplingResult.None;
    }
}
