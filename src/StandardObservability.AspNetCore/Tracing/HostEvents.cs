using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Instrumentation.AspNetCore;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>
/// The events of ASP.NET Core's host. OpenTelemetry's instrumentation does not get start and end of a request whose activity has no data, because it
/// would read headers that are extracted already.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: it subscribes with a filter, and for an activity without data it extracts the context, sets the baggage, and
/// starts another activity only with the setting below. Assumption about ASP.NET Core: it imports the activity of a request, and then checks on
/// the same thread whether its start is enabled; without its start there is no end. When another subscriber enables it, all get it.
/// </remarks>
internal sealed class HostEvents() : DiagnosticListener("Microsoft.AspNetCore")
{
    private const string Start = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";
    private const string RequestBegins = "Microsoft.AspNetCore.Hosting.BeginRequest";
    private const string RequestEnds = "Microsoft.AspNetCore.Hosting.EndRequest";
    private const string EndpointMatched = "Microsoft.AspNetCore.Routing.EndpointMatched";
    private const string NewRootSetting = "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_ENABLE_NEW_ROOT_SPAN";

    /// <summary>Whether the instrumentation has nothing to do for the request whose activity was imported last on this thread.</summary>
    [ThreadStatic]
    private static bool _isUnread;

    /// <summary>Replaces the events that ASP.NET Core registers, or will register if it finds none. Those of the application are kept.</summary>
    public static void Add(IServiceCollection services)
    {
        if (services.Where(static s => s.ServiceType == typeof(DiagnosticListener)).All(static s => s.ImplementationFactory is not null))
        {
            services.AddSingleton(static sp => IsUseful(sp) ? new HostEvents() : new DiagnosticListener("Microsoft.AspNetCore"));
        }
    }

    public override void OnActivityImport(Activity activity, object? payload)
    {
        base.OnActivityImport(activity, payload);
        _isUnread = !activity.IsAllDataRequested && payload is HttpContext { Request.Headers: { Baggage.Count: 0, CorrelationContext.Count: 0 } }
            && InboundTracing.IsExtracted(activity);
    }

    public override IDisposable Subscribe(IObserver<KeyValuePair<string, object?>> observer, Func<string, object?, object?, bool>? isEnabled)
        => base.Subscribe(observer, isEnabled is not null && IsInstrumentation(observer) ? WithoutUnread(isEnabled) : isEnabled);

    private static bool IsUseful(IServiceProvider services)
        => services.GetRequiredService<HostSettings>().Enabled && string.IsNullOrEmpty(services.GetRequiredService<IConfiguration>()[NewRootSetting]);

    private static bool IsInstrumentation(object observer) => observer.GetType().Assembly == typeof(AspNetCoreTraceInstrumentationOptions).Assembly;

    /// <remarks>The filter compares names character by character. Three that it always rejects are checked in each request.</remarks>
    private static Func<string, object?, object?, bool> WithoutUnread(Func<string, object?, object?, bool> isEnabled)
    {
        var rejects = !isEnabled(RequestBegins, null, null) && !isEnabled(RequestEnds, null, null) && !isEnabled(EndpointMatched, null, null);
        return (name, first, second) => !(rejects && IsAlwaysRejected(name)) && !(_isUnread && name == Start) && isEnabled(name, first, second);
    }

    private static bool IsAlwaysRejected(string name)
        => ReferenceEquals(name, RequestBegins) || ReferenceEquals(name, RequestEnds) || ReferenceEquals(name, EndpointMatched);
}
