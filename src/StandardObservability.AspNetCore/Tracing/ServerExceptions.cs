using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenTelemetry.Instrumentation.AspNetCore;
using StandardObservability.Conventions;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Records the exception that failed a request as an event of the server span, once, also when an exception handler wrote the response.</summary>
/// <remarks>
/// OpenTelemetry's instrumentation records only exceptions that leave the application, and only when <c>RecordException</c> is set. An
/// exception that became a response below 500 did not fail the request.
/// </remarks>
internal sealed class ServerExceptions(RedactionPolicy redaction) : IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>
{
    private const string EventName = "exception";

    public void PostConfigure(string? name, AspNetCoreTraceInstrumentationOptions options)
    {
        var (exceptions, responses) = (options.EnrichWithException, options.EnrichWithHttpResponse);
        options.EnrichWithException = (activity, exception) =>
        {
            Record(activity, exception);
            exceptions?.Invoke(activity, exception);
        };
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            RecordHandled(activity, response);
            responses?.Invoke(activity, response);
        };
    }

    private void RecordHandled(Activity activity, HttpResponse response)
    {
        if (response.StatusCode >= StatusCodes.Status500InternalServerError
            && response.HttpContext.Features.Get<IExceptionHandlerFeature>() is { Error: { } exception })
        {
            activity.SetTag(AttributeNames.ErrorType, exception.GetType().ToString());
            Record(activity, exception);
        }
    }

    private void Record(Activity activity, Exception exception)
    {
        try
        {
            if (!IsRecorded(activity, exception))
            {
                activity.AddException(exception);
            }
        }
        catch (Exception)
        {
            // The text of the exception cannot be read. Its type is the span's error.type.
        }
    }

    /// <summary>The application or the instrumentation may have recorded it. The recorded message is redacted.</summary>
    private bool IsRecorded(Activity activity, Exception exception)
    {
        foreach (ref readonly var recorded in activity.EnumerateEvents())
        {
            if (recorded.Name == EventName && Has(in recorded, AttributeNames.ExceptionType, exception.GetType().ToString())
                && Has(in recorded, AttributeNames.ExceptionMessage, redaction.Redact(exception.Message)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(in ActivityEvent recorded, string name, string value)
    {
        foreach (ref readonly var tag in recorded.EnumerateTagObjects())
        {
            if (tag.Key == name)
            {
                return tag.Value as string == value;
            }
        }

        return false;
    }
}
