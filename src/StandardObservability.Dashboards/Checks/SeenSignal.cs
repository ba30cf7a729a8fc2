namespace StandardObservability.Dashboards.Checks;

/// <summary>An instrument that has emitted measurements, with all attributes that they had.</summary>
/// <param name="Name">Name of the instrument.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Attributes">The attributes of its measurements.</param>
internal sealed record SeenSignal(string Name, InstrumentKind Kind, string Unit, IReadOnlySet<string> Attributes);
