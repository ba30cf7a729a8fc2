namespace StandardObservability.Dashboards;

/// <summary>A metric that the service emits: the instrument that widgets and alarms read.</summary>
/// <param name="Name">Name of the instrument, for example <c>checkout.orders.placed</c>.</param>
/// <param name="Kind">What the instrument measures.</param>
/// <param name="Unit">Unit in UCUM notation, for example <c>s</c> or <c>{order}</c>.</param>
/// <param name="Attributes">Attributes by which a query may filter or split the metric.</param>
public sealed record Signal(string Name, InstrumentKind Kind, string Unit, params IReadOnlyList<string> Attributes)
{
    /// <summary>
    /// What the signal counts of another one, or <see langword="null"/> for an instrument. An alarm on embedded metric format cannot filter, so the
    /// exporter writes a metric of its own. Other outputs count measurements of the other signal.
    /// </summary>
    public RollUp? RollUp { get; init; }

    /// <summary>Whether the value is a level and not an amount in an interval.</summary>
    public bool IsLevel => Kind is InstrumentKind.Gauge or InstrumentKind.UpDownCounter;

    /// <summary>The signal of the instrument that measures it.</summary>
    internal Signal Measured => RollUp?.Of ?? this;

    /// <summary>Returns the name.</summary>
    /// <returns>The name of the instrument.</returns>
    public override string ToString() => Name;

    /// <summary>Throws when a query uses an attribute that the signal does not have.</summary>
    internal void RequireAttribute(string attribute)
    {
        if (!Attributes.Contains(attribute))
        {
            var known = Attributes.Count == 0 ? "none" : string.Join(", ", Attributes);
            throw new ArgumentException(
                $"{Name} has no attribute {attribute}. It has {known}. Add it to the signal if the instrument sets it.", nameof(attribute));
        }
    }
}
