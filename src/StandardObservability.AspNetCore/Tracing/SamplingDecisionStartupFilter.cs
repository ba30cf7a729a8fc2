using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Answers a caller that requests the sampling decision with <c>X-Amzn-Trace-Id: …;Sampled=?</c>, as AWS's X-Ray SDKs do.</summary>
internal sealed class SamplingDecisionStartupFilter(InboundTracing tracing) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => !tracing.CollectsServerSpans ? next : app =>
    {
        app.Use((context, following) =>
        {
            if (InboundTracing.AnswerSampling(context.Features.Get<IHttpActivityFeature>()?.Activity) is { } decision)
            {
                context.Response.Headers[TraceContextHeaderNames.XRay] = decision;
            }

            return following(context);
        });
        next(app);
    };
}
