namespace StandardObservability.Dashboards;

/// <summary>A part of a dashboard with a heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Help">What the section shows and when to look at it, in one or two sentences.</param>
/// <param name="Widgets">The widgets, in reading order.</param>
public sealed record Section(string Title, string Help, params IReadOnlyList<Widget> Widgets)
{
    /// <summary>Tables of log events after the widgets. Only deployed dashboards have them; the local page shows requests and their lines.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<SavedQuery> Tables { get; init; } = [];

    /// <summary>Whether the section is of the standard model and explains what others show. Sections of the application are before it.</summary>
    internal bool IsDetail { get; init; }
}
