using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing.Spans;

/// <summary>The exception that failed a request is one event of its server span.</summary>
public sealed class ServerExceptionTests
{
    private const string Redacted = "no stock for REDACTED-email";

    public static TheoryData<string> Pipelines =>
        ["none", "handler path", "handler delegate", "handler that throws", "IExceptionHandler", "problem details", "developer page", "developer page and problem details", "recorded by the application", "RecordException"];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task An_unhandled_exception_is_one_event_whatever_handles_it(string pipeline)
    {
        var span = await RequestAsync("/fail", pipeline);

        var recorded = Assert.Single(span.Events, static e => e.Name == "exception");
        var tags = recorded.Tags.ToDictionary();
        Assert.Equal("System.InvalidOperationException", tags["exception.type"]);
        Assert.Equal(Redacted, tags["exception.message"]);
        Assert.StartsWith($"System.InvalidOperationException: {Redacted}", (string?)tags["exception.stacktrace"], StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("System.InvalidOperationException", span.GetTagItem("error.type"));
        Assert.Equal(("GET /fail", "/fail"), (span.DisplayName, span.GetTagItem("http.route")));
    }

    [Theory]
    [InlineData("/fine")]
    [InlineData("/conflict")]
    public async Task A_response_below_500_has_no_exception(string path)
    {
        var span = await RequestAsync(path, "IExceptionHandler");

        Assert.DoesNotContain(span.Events, static e => e.Name == "exception");
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task An_exception_whose_text_throws_does_not_reach_the_service()
    {
        var span = await RequestAsync("/hostile", "handler delegate");

        Assert.Equal(500, span.GetTagItem("http.response.status_code"));
    }

    private static async Task<Activity> RequestAsync(string path, string pipeline)
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(
            set: b =>
            {
                b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
                if (pipeline.Contains("problem details", StringComparison.Ordinal) || pipeline == "IExceptionHandler")
                {
                    b.Services.AddProblemDetails();
                }

                if (pipeline == "IExceptionHandler")
                {
                    b.Services.AddSingleton<IExceptionHandler>(new StatusHandler());
                }
                else if (pipeline == "RecordException")
                {
                    b.Services.ConfigureOpenTelemetryTracerProvider(static t => t.AddAspNetCoreInstrumentation(static o => o.RecordException = true));
                }
            },
            map: app =>
            {
                Use(app, pipeline);
                app.MapGet("/fine", static () => "fine");
                app.MapGet("/fail", IResult () => Fail(pipeline));
                app.MapGet("/conflict", IResult () => throw new ConflictException());
                app.MapGet("/hostile", IResult () => throw new HostileException());
                app.MapGet("/error", static () => Results.Problem("sorry"));
            });
        await host.GetAsync(path);
        await host.StopAsync();
        return Assert.Single(spans);
    }

    private static void Use(WebApplication app, string pipeline) => _ = pipeline switch
    {
        "handler path" => app.UseExceptionHandler("/error"),
        "handler delegate" => app.UseExceptionHandler(static e => e.Run(static c => c.Response.WriteAsync("sorry"))),
        "handler that throws" => app.UseExceptionHandler(static e => e.Run(static c => throw c.Features.Get<IExceptionHandlerFeature>()!.Error)),
        "IExceptionHandler" or "problem details" => app.UseExceptionHandler(),
        "developer page" or "developer page and problem details" => app.UseDeveloperExceptionPage(),
        _ => app,
    };

    private static IResult Fail(string pipeline)
    {
        var exception = new InvalidOperationException("no stock for anna@example.com");
        if (pipeline == "recorded by the application")
        {
            Activity.Current!.AddException(exception);
        }

        throw exception;
    }

    private sealed class ConflictException : Exception;

    private sealed class HostileException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }

    private sealed class StatusHandler : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            httpContext.Response.StatusCode = exception is ConflictException ? 409 : 500;
            await httpContext.Response.WriteAsync("sorry", cancellationToken);
            return true;
        }
    }
}
