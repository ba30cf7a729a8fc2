namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>A name that must be defined.</summary>
/// <param name="element">Where it is written.</param>
/// <param name="isMetric">Whether it is the name of a metric, and not the key of an attribute.</param>
/// <param name="isReplacement">Whether it replaces a deprecated name.</param>
internal sealed class NameReference(PolicyElement element, bool isMetric, bool isReplacement)
{
    /// <summary>Where it is written.</summary>
    public PolicyElement Element { get; } = element;

    /// <summary>Whether it is the name of a metric, and not the key of an attribute.</summary>
    public bool IsMetric { get; } = isMetric;

    /// <summary>Whether it replaces a deprecated name.</summary>
    public bool IsReplacement { get; } = isReplacement;
}
