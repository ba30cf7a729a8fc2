using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using StandardObservability.Conventions;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Records the exception that failed a request as an event of the server span, once, also when an exception handler wrote the response.</summary>
/// <remarks>
/// OpenTelemetry's instrumentation records only exceptions that leave the application, and only when <c>RecordException</c> is set. An
/// exception that became a response below 500 did not fail the request.
/// </remarks>
internal sealed class ServerExceptions(RedactionPolicy redaction)
{
    private const string EventName = "exception";

    /// <summary>Records the exception that failed a request, if any.</summary>
    /// <param name="span">The server span.</param>
    /// <param name="context">The request.</param>
    /// <param name="processing">The completed task of the application.</param>
    public void Add(Activity span, HttpContext context, Task processing)
    {
        if ((processing.IsCompletedSuccessfully ? FindHandled(context) : FindUnhandled(processing)) is { } exception)
        {
            Add(span, exception);
        }
    }

    /// <summary>Records an exception that failed the request.</summary>
    public void Add(Activity span, Exception exception)
    {
        span.SetTag(AttributeNames.ErrorType, exception.GetType().FullName);
        if (span.Status != ActivityStatusCode.Error)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        Record(span, exception);
    }

    private static Exception? FindHandled(HttpContext context)
        => context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? context.Features.Get<IExceptionHandlerFeature>()?.Error : null;

    /// <summary>The exception as the server gets it: a canceled task has none of its own.</summary>
    private static Exception? FindUnhandled(Task processing)
    {
        try
        {
            processing.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void Record(Activity span, Exception exception)
    {
        try
        {
            if (!IsRecorded(span, exception))
            {
                span.AddException(exception);
            }
        }
        catch (Exception)
        {
            // The text of the exception cannot be read. Its type is the span's error.type.
        }
    }

    /// <summary>The application or an instrumentation may have recorded it. The recorded message is redacted.</summary>
    private bool IsRecorded(Activity span, Exception exception)
    {
        foreach (ref readonly var recorded in span.EnumerateEvents())
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
