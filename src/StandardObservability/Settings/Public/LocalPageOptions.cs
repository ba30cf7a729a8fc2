using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>
/// Settings of the local page, section <c>Observability:LocalPage</c>. The page exists in Development only, in web applications, and answers
/// requests from this machine.
/// </summary>
public sealed class LocalPageOptions
{
    /// <summary>Whether the page exists in Development. It records metrics, spans and log lines in memory.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Enabled { get; set => Assigned.Set(ref field, value); } = true;

    /// <summary>Which of these settings were assigned, and by what.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
