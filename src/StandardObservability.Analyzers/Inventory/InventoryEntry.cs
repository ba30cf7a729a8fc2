using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StandardObservability.Analyzers.Reporting;

namespace StandardObservability.Analyzers.Inventory;

/// <summary>One instrument, meter, source, log event or attribute of the project.</summary>
/// <param name="kind">What it is, for example <c>counter</c>, <c>meter</c>, <c>source</c>, <c>event</c> or <c>attribute</c>.</param>
/// <param name="name">Its name.</param>
/// <param name="location">Where it is created.</param>
internal sealed class InventoryEntry(string kind, string name, Location location)
{
    /// <summary>What it is.</summary>
    public string Kind { get; } = kind;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Where it is created.</summary>
    public Location Location { get; } = location;

    /// <summary>Its other facts, for example <c>unit</c>.</summary>
    public SortedDictionary<string, string?> Facts { get; } = new(System.StringComparer.Ordinal);

    /// <summary>The diagnostic with the facts as properties, which the compiler writes to SARIF.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptors.Inventory,
        Location,
        ImmutableDictionary<string, string?>.Empty.AddRange(Facts).Add("kind", Kind).Add("name", Name),
        $"{Kind} {Name}");
}
