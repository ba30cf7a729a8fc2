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

    /// <summary>Records the exception for which a handler wrote the response, if any.</summary>
    public void AddHandled(Activity span, HttpContext context)
    {
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError && context.Features.Get<IExceptionHandlerFeature>() is { Error: { } exception })
        {
            Add(span, exception, isHandled: true);
        }
    }

    /// <summary>Records an exception that failed the request.</summary>
    /// <param name="span">The server span.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="isHandled">Whether it became a response. The status that the application has set is kept then.</param>
    public void Add(Activity span, Exception exception, bool isHandled)
    {
        if (span.GetTagItem(AttributeNames.ErrorType) is null)
        {
            span.SetTag(AttributeNames.ErrorType, exception.GetType().ToString());
        }

        if (span.Status == ActivityStatusCode.Unset || (!isHandled && span.Status == ActivityStatusCode.Ok))
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        Record(span, exception);
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
