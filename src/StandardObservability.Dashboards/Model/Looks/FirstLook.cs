namespace StandardObservability.Dashboards;

/// <summary>One of the first things to look at when an alarm fires.</summary>
/// <param name="Text">What to look at, one sentence.</param>
public sealed record FirstLook(string Text)
{
    /// <summary>The query of the logs that shows it, or <see langword="null"/> if a chart or something else does.</summary>
    public SavedQuery? Query { get; init; }

    /// <summary>Title of the widget that shows it, or <see langword="null"/>.</summary>
    public string? Widget { get; init; }
}
