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

    /// <summary>Whether the model shows all services of an environment, and its name is only that of the board. It needs PromQL.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsFleet { get; init; }

    /// <summary>The team that owns the alarms.</summary>
    /// <value>Default: <see langword="null"/>; commands and the local page use <c>Observability:Team</c> then.</value>
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

    /// <summary>Adds sections after the others, in the standard model after the requests and before the details.</summary>
    /// <param name="sections">The sections.</param>
    /// <returns>The extended model.</returns>
    /// <exception cref="ArgumentException">A widget has no lines, or lines with different units.</exception>
    public ServiceModel With(params IReadOnlyList<Section> sections)
    {
        ModelRules.Check(sections);
        var overview = Sections.TakeWhile(static s => !s.IsDetail).Count();
        var (own, details) = (sections.Where(static s => !s.IsDetail), sections.Where(static s => s.IsDetail));
        return this with { Sections = [.. Sections.Take(overview), .. own, .. Sections.Skip(overview), .. details] };
    }

    /// <summary>Adds alarms.</summary>
    /// <param name="alarms">The alarms.</param>
    /// <returns>The extended model.</returns>
    /// <exception cref="ArgumentException">
    /// Two alarms have the same id, an alarm has no condition or one that can never hold, or it is suppressed by an alarm that does not exist, or
    /// that it suppresses itself.
    /// </exception>
    public ServiceModel With(params IReadOnlyList<Alarm> alarms)
    {
        var model = this with { Alarms = [.. Alarms, .. alarms] };
        ModelRules.Check(model.Alarms);
        return model;
    }

    /// <summary>Adds objectives with their alarms.</summary>
    /// <param name="slos">The objectives.</param>
    /// <returns>The extended model.</returns>
    /// <exception cref="ArgumentException">Two objectives have the same id.</exception>
    public ServiceModel With(params IReadOnlyList<Slo> slos)
        => (this with { Slos = [.. Slos, .. slos] }).With([.. slos.SelectMany(static s => s.CreateAlarms())]);
}
