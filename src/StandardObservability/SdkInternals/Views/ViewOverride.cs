using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals.Views;

/// <summary>
/// Lets one function adjust what the views of an instrument return, and decide for an instrument that has no view. A second view could not:
/// OpenTelemetry creates one stream for each view that returns a configuration, so another view doubles the metric, and one that drops an
/// instrument does not stop the others.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: the builder of a meter provider has an internal list <c>ViewConfigs</c>, which the provider reads by index, in
/// order and on one thread, for each instrument that it collects. The list is complete when the first instrument is published; then its
/// functions are wrapped in place. The accessor works with trimming and Native AOT.
/// </remarks>
internal sealed class ViewOverride
{
    private const string BuilderType = "OpenTelemetry.Metrics.MeterProviderBuilderSdk, OpenTelemetry";

    [ThreadStatic]
    private static State? t_state;

    private readonly List<Func<Instrument, MetricStreamConfiguration?>> _views;
    private readonly Func<Instrument, bool, ViewDecision?> _decide;
    private readonly Func<Instrument, MetricStreamConfiguration?> _first;
    private readonly Lock _lock = new();
    private bool _isInstalled;

    private ViewOverride(List<Func<Instrument, MetricStreamConfiguration?>> views, Func<Instrument, bool, ViewDecision?> decide)
        => (_views, _decide, _first) = (views, decide, OnFirst);

    /// <summary>Adds the function. Call it before other views are added.</summary>
    /// <param name="builder">The builder of the meter provider.</param>
    /// <param name="decide">Called once for each instrument, with whether views drop it. Its result is then ignored.</param>
    /// <returns><see langword="false"/> when this version of OpenTelemetry has no such list.</returns>
    public static bool TryAdd(MeterProviderBuilder builder, Func<Instrument, bool, ViewDecision?> decide)
    {
        try
        {
            var views = GetViews(builder);
            views.Add(new ViewOverride(views, decide)._first);
            return true;
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException or InvalidCastException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_ViewConfigs")]
    private static extern List<Func<Instrument, MetricStreamConfiguration?>> GetViews([UnsafeAccessorType(BuilderType)] object builder);

    /// <summary>Called for the first instrument, when all views are known.</summary>
    private MetricStreamConfiguration? OnFirst(Instrument instrument)
    {
        lock (_lock)
        {
            var position = _views.IndexOf(_first);
            if (!_isInstalled)
            {
                _isInstalled = true;
                _views.RemoveAt(position);
                for (var i = 0; i < _views.Count; i++)
                {
                    _views[i] = Wrap(_views[i]);
                }

                _views.Add(Finish);
            }

            return _views[Math.Max(position, 0)](instrument);
        }
    }

    private Func<Instrument, MetricStreamConfiguration?> Wrap(Func<Instrument, MetricStreamConfiguration?> view) => instrument =>
    {
        var state = GetState(instrument);
        var configuration = view(instrument);

        // The view may have created an instrument, as may the decision.
        t_state = state;
        state.HasView |= configuration is not null;
        if (configuration is null || configuration == MetricStreamConfiguration.Drop || Decide(state, isDropped: false) is not { } decision)
        {
            return configuration;
        }

        return decision.IsDropped ? null : decision.Adjust(configuration);
    };

    private MetricStreamConfiguration? Finish(Instrument instrument)
    {
        var state = GetState(instrument);
        var decision = Decide(state, isDropped: state is { HasView: true, IsDecided: false });
        t_state = null;
        return decision is null ? null
            : decision.IsDropped ? MetricStreamConfiguration.Drop
            : state.HasView ? null
            : decision.Adjust(null);
    }

    private static State GetState(Instrument instrument)
        => ReferenceEquals(t_state?.Instrument, instrument) ? t_state : t_state = new State { Instrument = instrument };

    private ViewDecision? Decide(State state, bool isDropped)
    {
        if (!state.IsDecided)
        {
            state.IsDecided = true;
            state.Decision = InvokeDecide(state.Instrument, isDropped);
            t_state = state;
        }

        return state.Decision;
    }

    private ViewDecision? InvokeDecide(Instrument instrument, bool isDropped)
    {
        try
        {
            return _decide(instrument, isDropped) is { } decision && !isDropped ? decision : null;
        }
        catch (Exception)
        {
            // OpenTelemetry would ignore the view of the application.
            return null;
        }
    }

    /// <summary>What is known about the instrument for which the views are called.</summary>
    private sealed class State
    {
        public required Instrument Instrument { get; init; }

        public bool HasView { get; set; }

        public bool IsDecided { get; set; }

        public ViewDecision? Decision { get; set; }
    }
}
