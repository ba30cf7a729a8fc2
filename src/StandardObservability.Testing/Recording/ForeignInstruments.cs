using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace StandardObservability.Testing.Recording;

/// <summary>Excludes the instruments that other hosts of the process created through their <see cref="IMeterFactory"/>.</summary>
/// <remarks>
/// Source: the meter factory of .NET sets itself as the scope of its meters. Meters that were created without a factory have no scope; they
/// belong to the process and cannot be separated.
/// </remarks>
internal sealed class ForeignInstruments
{
    private readonly object? _ownScope;

    public ForeignInstruments(IMeterFactory? factory)
    {
        // A factory that wraps another one sets the scope of the other one.
        using var probe = factory?.Create("StandardObservability.Testing.Probe");
        _ownScope = probe?.Scope;
    }

    /// <summary>A view, which decides only about instruments of other hosts.</summary>
    public MetricStreamConfiguration? Find(Instrument instrument)
        => instrument.Meter.Scope is IMeterFactory scope && !ReferenceEquals(scope, _ownScope) ? MetricStreamConfiguration.Drop : null;
}
