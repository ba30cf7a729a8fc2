using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Routes;
using StandardObservability.Conventions;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Adds the attributes of a response that has ended: route, status, failure, and the address of the client when it is recorded.</summary>
/// <param name="failures">Records exceptions.</param>
/// <param name="redaction">Finds secret parameters of routes.</param>
/// <param name="recordsAddress">Whether the address of the client is recorded. X-Ray's <c>client_ip</c> comes from it.</param>
internal sealed class ResponseAttributes(ServerExceptions failures, RedactionPolicy redaction, bool recordsAddress)
{
    private const int LastStatus = 599;

    public void Add(Activity span, HttpContext context, KnownEndpoint? endpoint)
    {
        if (endpoint?.Route is { } route)
        {
            span.DisplayName = endpoint.NameSpan(RequestMethod.InName(RequestMethod.Normalize(context.Request.Method)));
            span.SetTag(AttributeNames.HttpRoute, route);
        }

        var status = context.Response.StatusCode;
        span.SetTag(AttributeNames.HttpResponseStatusCode, BoxedStatusCode.Get(status));
        failures.AddHandled(span, context);
        if (status is >= StatusCodes.Status500InternalServerError and <= LastStatus)
        {
            AddError(span, status);
        }

        if (GrpcCall.HasFailed(context))
        {
            span.SetStatus(ActivityStatusCode.Error, GrpcCall.FindMessage(context));
        }

        if (recordsAddress)
        {
            span.SetTag(AttributeNames.ClientAddress, ClientAddress.Find(context));
        }
    }

    /// <summary>Redacts secret route parameters in the path, now that the route is known. A path that cannot be checked is removed.</summary>
    public void RedactPath(Activity span, HttpContext context)
    {
        if (!redaction.IsEnabled)
        {
            return;
        }

        try
        {
            RedactParameters(span, context);
        }
        catch (Exception)
        {
            span.SetTag(AttributeNames.UrlPath, null);
        }
    }

    private static void AddError(Activity span, int status)
    {
        if (span.Status == ActivityStatusCode.Unset)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        if (span.GetTagItem(AttributeNames.ErrorType) is null)
        {
            span.SetTag(AttributeNames.ErrorType, status.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void RedactParameters(Activity span, HttpContext context)
    {
        var path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value + context.Request.Path.Value : context.Request.Path.Value ?? string.Empty;
        if (RoutePath.Redact(context, path, redaction) is var redacted && !ReferenceEquals(redacted, path))
        {
            span.SetTag(AttributeNames.UrlPath, new PathString(redacted).ToUriComponent());
        }
    }
}
