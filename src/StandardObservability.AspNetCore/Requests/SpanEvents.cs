using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Tracing.Spans;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>Handles the events of ASP.NET Core that describe a server span: arrival, failures, end.</summary>
/// <remarks>At the end the status is final, and the activity has not ended.</remarks>
internal sealed class SpanEvents(ServerSpans spans) : IObserver<KeyValuePair<string, object?>>
{
    private const string Start = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";

    private const string End = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop";
    private const string Unhandled = "Microsoft.AspNetCore.Hosting.UnhandledException";

    /// <summary>The developer exception page has shown an exception, of which it leaves no trace in the request.</summary>
    private const string Shown = "Microsoft.AspNetCore.Diagnostics.UnhandledException";

    /// <summary>Whether an event is the arrival of a request. Called for each request, so lengths are compared first, here and below.</summary>
    public static bool IsStart(string name) => name.Length == Start.Length && name == Start;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFailure(string name)
        => (name.Length == Unhandled.Length && name == Unhandled) || (name.Length == Shown.Length && name == Shown);

    public static bool Handles(string name) => name is Start or End || IsFailure(name);

    /// <summary>Never throws: a span with fewer attributes is better than a request that fails.</summary>
    public void Handle(string name, object? value)
    {
        try
        {
            switch (name)
            {
                case Start when value is HttpContext context && Activity.Current is { IsAllDataRequested: true } span:
                    spans.Begin(span, context);
                    break;
                case End when value is HttpContext context:
                    context.Features.Get<ActiveRequest>()?.EndSpan();
                    break;
                case Unhandled or Shown when Read(value, "httpContext") is HttpContext context && Read(value, "exception") is Exception exception:
                    Fail(Find(context), exception, isHandled: name == Shown);
                    break;
            }
        }
        catch (Exception)
        {
            // As above.
        }
    }

    public void OnNext(KeyValuePair<string, object?> value) => Handle(value.Key, value.Value);

    public void OnCompleted()
    {
        // The host was disposed of.
    }

    public void OnError(Exception error)
    {
        // No event has an error.
    }

    /// <summary>Finds a request. Middleware may have replaced some of its features.</summary>
    private static ActiveRequest? Find(HttpContext context)
        => context.Features.Get<ActiveRequest>()
            ?? context.Features.Get<IHttpMetricsTagsFeature>() as ActiveRequest
            ?? context.Features.Get<IEndpointFeature>() as ActiveRequest;

    private static void Fail(ActiveRequest? request, Exception exception, bool isHandled)
    {
        try
        {
            request?.FailSpan(exception, isHandled);
        }
        finally
        {
            if (!isHandled)
            {
                // The server for tests does not complete the response of a request that fails.
                request?.EndMetrics();
            }
        }
    }

    /// <summary>Reads a property of a type that ASP.NET Core does not publish.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "ASP.NET Core preserves the properties of what it writes.")]
    private static object? Read(object? value, string name)
        => value?.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetValue(value);
}
