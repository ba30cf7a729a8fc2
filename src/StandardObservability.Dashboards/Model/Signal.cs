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

    /// <summary>
    /// The upper bounds of the buckets of a histogram in OTLP, ascending, in the unit of the signal: those that the instrument advises, or a
    /// view of the application sets.
    /// </summary>
    /// <value>Default: those of OpenTelemetry for an instrument without advice, 0 to 10,000.</value>
    /// <remarks>Source: OpenTelemetry specification, "Metrics SDK", explicit bucket histogram aggregation.</remarks>
    public IReadOnlyList<double> Bounds { get; init; } = DefaultBounds;

    private static IReadOnlyList<double> DefaultBounds { get; } = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

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
