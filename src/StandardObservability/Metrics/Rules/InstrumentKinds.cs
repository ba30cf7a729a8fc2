using System.Diagnostics.Metrics;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Metrics.Rules;

/// <summary>Finds the kind of an instrument.</summary>
internal static class InstrumentKinds
{
    private static readonly Dictionary<Type, InstrumentKind> ByType = new()
    {
        [typeof(Counter<>)] = InstrumentKind.Counter,
        [typeof(ObservableCounter<>)] = InstrumentKind.Counter,
        [typeof(UpDownCounter<>)] = InstrumentKind.UpDownCounter,
        [typeof(ObservableUpDownCounter<>)] = InstrumentKind.UpDownCounter,
        [typeof(Gauge<>)] = InstrumentKind.Gauge,
        [typeof(ObservableGauge<>)] = InstrumentKind.Gauge,
        [typeof(Histogram<>)] = InstrumentKind.Histogram,
    };

    /// <summary>The kind, or <see langword="null"/> for an instrument that .NET does not define.</summary>
    public static InstrumentKind? Find(Instrument instrument)
        => instrument.GetType() is { IsGenericType: true } type && ByType.TryGetValue(type.GetGenericTypeDefinition(), out var kind) ? kind : null;
}
