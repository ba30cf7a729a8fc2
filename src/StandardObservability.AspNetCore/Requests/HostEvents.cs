using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>The events of ASP.NET Core, which describe requests in server spans. A request without data writes none, unless a subscriber wants them.</summary>
/// <remarks>
/// Assumption about ASP.NET Core: it imports the activity of a request, then checks on the same thread whether the event of its start is enabled, and
/// writes the event of its end only if it was. It writes failures only if there is a subscriber. <see cref="SpanEvents"/> handles events before
/// subscribers get them, so callbacks of an instrumentation that the application adds have the last word.
/// </remarks>
internal sealed class HostEvents : DiagnosticListener
{
    private const string SourceName = "Microsoft.AspNetCore";
    private const string Unreferenced = "The same as in the class that it extends.";

    private readonly SpanEvents _spans;

    /// <summary>Whether the activity that was imported last on this thread has data.</summary>
    [ThreadStatic]
    private static bool _hasData;

    public HostEvents(SpanEvents spans)
        : base(SourceName)
    {
        _spans = spans;

        // Makes IsEnabled() true, which ASP.NET Core checks before it writes a failure.
        base.Subscribe(new NoObserver(), static (_, _, _) => false);
    }

    /// <summary>Whether the application, or an instrumentation of it, subscribes to the events.</summary>
    public bool HasSubscribers { get; private set; }

    /// <summary>Replaces the events that ASP.NET Core registers, or will register if it finds none. Those of the application are kept.</summary>
    public static void Add(IServiceCollection services)
    {
        if (services.Where(static s => s.ServiceType == typeof(DiagnosticListener)).All(static s => s.ImplementationFactory is not null))
        {
            services.AddSingleton(static sp => CollectsSpans(sp) ? new HostEvents(sp.GetRequiredService<SpanEvents>()) : new DiagnosticListener(SourceName));
        }
    }

    /// <summary>Observes events that the application has registered.</summary>
    public static void Observe(IServiceProvider services)
    {
        if (services.GetService<DiagnosticListener>() is { } events and not HostEvents && CollectsSpans(services))
        {
            events.Subscribe(services.GetRequiredService<SpanEvents>(), static (name, _, _) => SpanEvents.Handles(name));
        }
    }

    public override void OnActivityImport(Activity activity, object? payload)
    {
        base.OnActivityImport(activity, payload);
        _hasData = activity.IsAllDataRequested;
    }

    public override bool IsEnabled(string name)
        => SpanEvents.IsStart(name) ? _hasData || IsWanted(name) : SpanEvents.IsFailure(name) || IsWanted(name);

    public override bool IsEnabled(string name, object? arg1, object? arg2 = null) => HasSubscribers && base.IsEnabled(name, arg1, arg2);

    [RequiresUnreferencedCode(Unreferenced)]
    public override void Write(string name, object? value)
    {
        if (!HasSubscribers)
        {
            _spans.Handle(name, value);
        }
        else if (SpanEvents.IsFailure(name))
        {
            // An instrumentation may record the exception too, and does not check whether it is recorded.
            try
            {
                base.Write(name, value);
            }
            finally
            {
                _spans.Handle(name, value);
            }
        }
        else
        {
            _spans.Handle(name, value);
            base.Write(name, value);
        }
    }

    public override IDisposable Subscribe(IObserver<KeyValuePair<string, object?>> observer, Predicate<string>? isEnabled)
    {
        HasSubscribers = true;
        return base.Subscribe(observer, isEnabled);
    }

    public override IDisposable Subscribe(IObserver<KeyValuePair<string, object?>> observer, Func<string, object?, object?, bool>? isEnabled)
    {
        HasSubscribers = true;
        return base.Subscribe(observer, isEnabled);
    }

    public override IDisposable Subscribe(IObserver<KeyValuePair<string, object?>> observer)
    {
        HasSubscribers = true;
        return base.Subscribe(observer);
    }

    public override IDisposable Subscribe(
        IObserver<KeyValuePair<string, object?>> observer,
        Func<string, object?, object?, bool>? isEnabled,
        Action<Activity, object?>? onActivityImport = null,
        Action<Activity, object?>? onActivityExport = null)
    {
        HasSubscribers = true;
        return base.Subscribe(observer, isEnabled, onActivityImport, onActivityExport);
    }

    private bool IsWanted(string name) => HasSubscribers && base.IsEnabled(name);

    private static bool CollectsSpans(IServiceProvider services)
        => services.GetRequiredService<HostSettings>().Enabled && services.GetRequiredService<InboundTracing>().CollectsServerSpans;

    private sealed class NoObserver : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            // What it observes is handled already.
        }

        public void OnCompleted()
        {
            // The host was disposed of.
        }

        public void OnError(Exception error)
        {
            // No event has an error.
        }
    }
}
