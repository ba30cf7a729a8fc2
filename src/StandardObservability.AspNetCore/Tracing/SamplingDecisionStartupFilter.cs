using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Answers a caller that requests the sampling decision with <c>X-Amzn-Trace-Id: …;Sampled=?</c>, as AWS's X-Ray SDKs do.</summary>
internal sealed class SamplingDecisionStartupFilter(HostSettings settings, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => !settings.Enabled || !services.GetRequiredService<InboundTracing>().CollectsServerSpans ? next : app =>
    {
        app.Use(static (context, following) =>
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
