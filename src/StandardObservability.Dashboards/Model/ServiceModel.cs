namespace StandardObservability.Dashboards;

/// <summary>
/// What a service shows and watches: sections of widgets, objectives and alarms. Immutable. Dashboards, alarms, runbooks and the local page are
/// made from it. The environment is not in it: outputs take it as a parameter.
/// </summary>
public sealed record ServiceModel
{
    /// <summary>Creates a model.</summary>
    /// <param name="service">Name of the service, <c>service.name</c>.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public ServiceModel(string service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        Service = service;
    }

    /// <summary>Name of the service, <c>service.name</c>.</summary>
    public string Service { get; }

    /// <summary>The team that owns the alarms.</summary>
    /// <value>Default: none.</value>
    public string? Team { get; init; }

    /// <summary>How the last deployment is rolled back: commands or a link, Markdown. The runbook contains it.</summary>
    /// <value>Default: <see langword="null"/>, for the commands of ECS, CodeDeploy, Lambda and Kubernetes.</value>
    public string? RollBack { get; init; }

    /// <summary>The sections of the dashboard, in reading order.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>The objectives.</summary>
    public IReadOnlyList<Slo> Slos { get; init; } = [];

    /// <summary>The alarms, including those of the objectives.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>The queries of all widgets and alarms that read signals, for the test that each signal is emitted.</summary>
    public IEnumerable<SignalQuery> Reads
        => Sections.SelectMany(static s => s.Widgets).SelectMany(static w => w.Lines).SelectMany(static l => l.Query.Reads)
            .Concat(Alarms.SelectMany(static a => a.Conditions).SelectMany(static c => c.Reads));

    /// <summary>The queries that are saved with the dashboard: those of first looks and tables.</summary>
    internal IEnumerable<SavedQuery> Queries
        => Alarms.SelectMany(static a => a.FirstLooks).Select(static l => l.Query).OfType<SavedQuery>()
            .Concat(Sections.SelectMany(static s => s.Tables))
            .DistinctBy(static q => q.Title, StringComparer.Ordinal);

    /// <summary>Adds sections after the others.</summary>
    /// <param name="sections">The sections.</param>
    /// <returns>The extended model.</returns>
    public ServiceModel With(params IReadOnlyList<Section> sections) => this with { Sections = [.. Sections, .. sections] };

    /// <summary>Adds alarms.</summary>
    /// <param name="alarms">The alarms.</param>
    /// <returns>The extended model.</returns>
    /// <exception cref="ArgumentException">Two alarms have the same id, or an alarm is suppressed by one that does not exist.</exception>
    public ServiceModel With(params IReadOnlyList<Alarm> alarms)
    {
        var model = this with { Alarms = [.. Alarms, .. alarms] };
        model.CheckAlarms();
        return model;
    }

    /// <summary>Adds objectives with their alarms.</summary>
    /// <param name="slos">The objectives.</param>
    /// <returns>The extended model.</returns>
    /// <exception cref="ArgumentException">Two objectives have the same id.</exception>
    public ServiceModel With(params IReadOnlyList<Slo> slos)
        => (this with { Slos = [.. Slos, .. slos] }).With([.. slos.SelectMany(static s => s.CreateAlarms())]);

    private void CheckAlarms()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alarm in Alarms)
        {
            if (!ids.Add(alarm.Id))
            {
                throw new ArgumentException($"Two alarms of {Service} have the id {alarm.Id}. Deployments and runbooks refer to it, so it must be unique.");
            }
        }

        foreach (var alarm in Alarms)
        {
            if (alarm.SuppressedBy.FirstOrDefault(s => !ids.Contains(s)) is { } missing)
            {
                throw new ArgumentException($"Alarm {alarm.Id} of {Service} is suppressed by {missing}, which is not an alarm of the service.");
            }
        }
    }
}
