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
    private static Instrument? t_instrument;

    [ThreadStatic]
    private static bool t_hasView;

    [ThreadStatic]
    private static ViewDecision? t_decision;

    private readonly List<Func<Instrument, MetricStreamConfiguration?>> _views;
    private readonly Func<Instrument, ViewDecision?> _decide;
    private readonly Func<Instrument, MetricStreamConfiguration?> _first;
    private readonly Lock _lock = new();
    private bool _isInstalled;

    private ViewOverride(List<Func<Instrument, MetricStreamConfiguration?>> views, Func<Instrument, ViewDecision?> decide)
        => (_views, _decide, _first) = (views, decide, OnFirst);

    /// <summary>Adds the function. Call it before other views are added.</summary>
    /// <returns><see langword="false"/> when this version of OpenTelemetry has no such list.</returns>
    public static bool TryAdd(MeterProviderBuilder builder, Func<Instrument, ViewDecision?> decide)
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
        Begin(instrument);
        var (decision, hasView) = (t_decision, t_hasView);
        var configuration = view(instrument);

        // The view may have created an instrument, which was decided about meanwhile.
        (t_instrument, t_decision, t_hasView) = (instrument, decision, hasView || configuration is not null);
        return configuration is null || decision is null ? configuration : decision.IsDropped ? null : decision.Adjust(configuration);
    };

    private MetricStreamConfiguration? Finish(Instrument instrument)
    {
        Begin(instrument);
        var (decision, hasView) = (t_decision, t_hasView);
        (t_instrument, t_decision, t_hasView) = (null, null, false);
        return decision is null ? null
            : decision.IsDropped ? MetricStreamConfiguration.Drop
            : hasView ? null
            : decision.Adjust(null);
    }

    private void Begin(Instrument instrument)
    {
        if (!ReferenceEquals(t_instrument, instrument))
        {
            var decision = Decide(instrument);
            (t_instrument, t_decision, t_hasView) = (instrument, decision, false);
        }
    }

    private ViewDecision? Decide(Instrument instrument)
    {
        try
        {
            return _decide(instrument);
        }
        catch (Exception)
        {
            // OpenTelemetry would ignore the view of the application.
            return null;
        }
    }
}
