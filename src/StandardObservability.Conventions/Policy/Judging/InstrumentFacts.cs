using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>What a gate knows of an instrument.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">Its kind.</param>
internal sealed class InstrumentFacts(string name, InstrumentKind kind)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its kind.</summary>
    public InstrumentKind Kind { get; } = kind;

    /// <summary>Its unit. <see langword="null"/> means that it has none.</summary>
    public string? Unit { get; set; }

    /// <summary>Whether <see cref="Unit"/> is known. A compiler cannot know a unit that is computed.</summary>
    public bool IsUnitKnown { get; set; } = true;
}
