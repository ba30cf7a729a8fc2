using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Noise;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Answers requests to the page before the application does. They have no telemetry.</summary>
internal sealed class PageStartupFilter(RunningPage page, bool isEnabled) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
        => !isEnabled ? next : app =>
        {
            app.Use(following => context => page.Endpoints is { } endpoints && context.Request.Path.StartsWithSegments(PagePaths.Root, out var rest)
                ? AnswerAsync(endpoints, context, rest)
                : following(context));
            next(app);
        };

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
