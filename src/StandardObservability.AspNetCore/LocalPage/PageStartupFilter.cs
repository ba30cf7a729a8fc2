using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.LocalPage.Access;
using StandardObservability.AspNetCore.Noise;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Answers requests to the page before the application does. They have no telemetry.</summary>
internal sealed class PageStartupFilter(RunningPage page, bool isEnabled) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
        => !isEnabled ? next : app =>
        {
            app.Use(following => context => page.Endpoints switch
            {
                null => following(context),
                { } endpoints when context.Request.Path.StartsWithSegments(PagePaths.Root, out var rest) => AnswerAsync(endpoints, context, rest),
                _ => PassOn(following, context),
            });
            next(app);
        };

    /// <summary>Endpoints of the application may obey the rule of the page, which is about the request as it was received.</summary>
    private static Task PassOn(RequestDelegate following, HttpContext context)
    {
        context.Features.Set(LocalRequestFeature.For(DirectRequest.Check(context)));
        return following(context);
    }

    private static Task AnswerAsync(PageEndpoints page, HttpContext context, PathString rest)
    {
        SuppressedActivities.Add(context.Features.Get<IHttpActivityFeature>()?.Activity);
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }

        return page.AnswerAsync(context, rest.Value ?? string.Empty);
    }
}
