using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Faults;

/// <summary><c>GET /faults</c> shows the faults, <c>POST /faults</c> replaces them. For programs and browsers on this machine.</summary>
internal static class FaultEndpoints
{
    private const string Example = """For example: {"errorShare":0.3,"addedLatency":500,"slowDependency":0,"hoggedThreads":0}. A missing value is 0.""";

    public static void MapFaults(this IEndpointRouteBuilder routes, FaultSwitch faults)
    {
        var group = routes.MapGroup("/faults").RequireLocalRequest().DisableRequestTelemetry().WithoutFaults();
        group.MapGet("", context => WriteAsync(context, faults));
        group.MapPost("", context => ChangeAsync(context, faults));
    }

    private static async Task ChangeAsync(HttpContext context, FaultSwitch faults)
    {
        // A form of another site cannot send JSON.
        if (!context.Request.HasJsonContentType())
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, $"The body must be JSON, with Content-Type: application/json. {Example}");
            return;
        }

        var (settings, problem) = await ReadAsync(context);
        if (settings is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, problem);
            return;
        }

        faults.Change(settings);
        context.RequestServices.GetRequiredService<ILogger<FaultSwitch>>().Changed(settings);
        await WriteAsync(context, faults);
    }

    private static async Task<(FaultSettings? Settings, string Problem)> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync(FaultsJson.Default.FaultSettings, context.RequestAborted) switch
            {
                null => (null, $"The body is null. {Example}"),
                var settings when settings.FindProblems() is [_, ..] problems => (null, string.Join(' ', problems)),
                var settings => (settings, string.Empty),
            };
        }
        catch (JsonException exception)
        {
            return (null, $"The body is not the JSON of faults, at \"{exception.Path}\". {Example}");
        }
    }

    private static Task WriteAsync(HttpContext context, FaultSwitch faults)
        => context.Response.WriteAsJsonAsync(faults.Current, FaultsJson.Default.FaultSettings, contentType: null, context.RequestAborted);

    private static Task RefuseAsync(HttpContext context, int status, string problem)
        => TypedResults.Problem(statusCode: status, title: "The faults are unchanged", detail: problem).ExecuteAsync(context);
}
