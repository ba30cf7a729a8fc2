using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenTelemetry.Instrumentation.AspNetCore;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.Conventions;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Redacts secret route parameters in the path of server spans, when the response has ended and the route is known.</summary>
internal sealed class SpanPathRedaction(RedactionPolicy redaction) : IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>
{
    public void PostConfigure(string? name, AspNetCoreTraceInstrumentationOptions options)
    {
        if (!redaction.IsEnabled)
        {
            return;
        }

        var enrich = options.EnrichWithHttpResponse;
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            Redact(activity, response.HttpContext);
            enrich?.Invoke(activity, response);
        };
    }

    private void Redact(Activity activity, HttpContext context)
    {
        var request = context.Request;
        var path = request.PathBase.Value + request.Path.Value;
        if (RoutePath.Redact(context, path, redaction) is var redacted && !ReferenceEquals(redacted, path))
        {
            activity.SetTag(AttributeNames.UrlPath, new PathString(redacted).ToUriComponent());
        }
    }
}
