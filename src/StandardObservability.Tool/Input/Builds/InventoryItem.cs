using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Tool.Input.Builds;

/// <summary>One instrument, meter, source, log event or attribute that a project can emit.</summary>
/// <param name="Kind">What it is, for example <c>counter</c>, <c>meter</c> or <c>attribute</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is created.</param>
internal sealed record InventoryItem(string Kind, string Name, Place Place)
{
    /// <summary>The unit, <c>?</c> when the compiler does not know it, or <see langword="null"/> without one.</summary>
    public string? Unit { get; init; }

    /// <summary>The type of an attribute's value, for example <c>string</c>, <c>constant</c> or <c>enum(4)</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The value of an attribute when it is a constant.</summary>
    public string? Value { get; init; }

    /// <summary>The kind of telemetry that has the attribute: <c>metric</c>, <c>span</c> or <c>log</c>.</summary>
    public string? Signal { get; init; }

    /// <summary>The attributes of an instrument's measurements, each a key and a type.</summary>
    public IReadOnlyList<(string Key, string? Type)> Attributes { get; init; } = [];

    /// <summary>The kind of the instrument, or <see langword="null"/> when it is not an instrument.</summary>
    public InstrumentKind? Instrument => InstrumentWords.Find(Kind);

    /// <summary>Names of the meters and sources that the projects create.</summary>
    public static HashSet<string> FindScopes(IEnumerable<InventoryItem> inventory) =>
        inventory.Where(item => item.Kind is "meter" or "source").Select(item => item.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
