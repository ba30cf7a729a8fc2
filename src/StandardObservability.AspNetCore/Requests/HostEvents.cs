using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>
/// The events of ASP.NET Core. The one that a request has ended completes its server span; the one that the developer exception page has shown an
/// exception records it, because this page leaves no trace of it in the request.
/// </summary>
/// <remarks>
/// Assumption about ASP.NET Core: it imports the activity of a request, then checks on the same thread whether the event of its start is enabled, and
/// writes the event of its end only if it was. At the end the status is final, and the activity has not ended.
/// </remarks>
internal sealed class HostEvents() : DiagnosticListener(SourceName)
{
    private const string SourceName = "Microsoft.AspNetCore";
    private const string Start = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";
    private const string End = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop";
    private const string ExceptionShown = "Microsoft.AspNetCore.Diagnostics.UnhandledException";
    private const string Unreferenced = "The same as in the class that it extends.";

    /// <summary>Whether the activity that was imported last on this thread has data.</summary>
    [ThreadStatic]
    private static bool _hasData;

    /// <summary>Replaces the events that ASP.NET Core registers, or will register if it finds none. Those of the application are kept.</summary>
    public static void Add(IServiceCollection services)
    {
        if (services.Where(static s => s.ServiceType == typeof(DiagnosticListener)).All(static s => s.ImplementationFactory is not null))
        {
            services.AddSingleton(static sp => CollectsSpans(sp) ? new HostEvents() : new DiagnosticListener(SourceName));
        }
    }

    /// <summary>Observes events that the application has registered.</summary>
    public static void Observe(DiagnosticListener? events)
    {
        if (events is not null and not HostEvents)
        {
            events.Subscribe(new Observer(), static (name, _, _) => name is Start or End or ExceptionShown);
        }
    }

    public override void OnActivityImport(Activity activity, object? payload)
    {
        base.OnActivityImport(activity, payload);
        _hasData = activity.IsAllDataRequested;
    }

    public override bool IsEnabled(string name) => name == ExceptionShown || (_hasData && name == Start) || base.IsEnabled(name);

    [RequiresUnreferencedCode(Unreferenced)]
    public override void Write(string name, object? value)
    {
        Handle(name, value);
        base.Write(name, value);
    }

    private static bool CollectsSpans(IServiceProvider services)
        => services.GetRequiredService<HostSettings>().Enabled && services.GetRequiredService<InboundTracing>().CollectsServerSpans;

    private static void Handle(string name, object? value)
    {
        if (name == End)
        {
            (value as HttpContext)?.Features.Get<ActiveRequest>()?.EndSpan();
        }
        else if (name == ExceptionShown && Read(value, "exception") is Exception exception)
        {
            (Read(value, "httpContext") as HttpContext)?.Features.Get<ActiveRequest>()?.FailSpan(exception);
        }
    }

    /// <summary>Reads a property of a type that ASP.NET Core does not publish.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "ASP.NET Core preserves the properties of what it writes.")]
    private static object? Read(object? value, string name)
        => value?.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetValue(value);

    private sealed class Observer : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value) => Handle(value.Key, value.Value);

        public void OnCompleted()
        {
            // The host was disposed of.
        }

        public void OnError(Exception error)
        {
            // Nothing depends on these events but the spans.
        }
    }
}
