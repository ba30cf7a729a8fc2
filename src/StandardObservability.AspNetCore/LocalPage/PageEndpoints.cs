using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.LocalPage.Access;
using StandardObservability.AspNetCore.LocalPage.Views;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Answers requests to the page: its files, and its data as JSON.</summary>
internal sealed class PageEndpoints(PageAccess access, ModelView model, DataView data, TraceView traces, ReportView report, FilesView files)
{
    private const string TracePrefix = "/trace/";

    /// <summary>Replaces the address that contains the key. A redirect would not send the new cookie when another site has the link.</summary>
    private const string KeyExchanged = $"""
        <!doctype html><html lang="en"><title>Observability</title><meta http-equiv="refresh" content="0; url={PagePaths.Root}/">
        """;

    /// <summary>Decides who gets an answer.</summary>
    public PageAccess Access => access;

    /// <summary>Answers a request. A refusal is 404, as if there were no page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The path below the page.</param>
    public Task AnswerAsync(HttpContext context, string path)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isRead && access.TryExchange(context))
        {
            PageHeaders.Set(context.Response);
            context.Response.ContentType = PageFiles.Html;
            return context.Response.WriteAsync(KeyExchanged, context.RequestAborted);
        }

        if (!isRead || !access.IsAllowed(context, DirectRequest.Check(context)))
        {
            return NotFound(context);
        }

        PageHeaders.Set(context.Response);
        return AnswerAllowedAsync(context, path);
    }

    private Task AnswerAllowedAsync(HttpContext context, string path) => path switch
    {
        "" => Redirect(context),
        "/model" => WriteAsync(context, model.Write),
        "/data" => WriteAsync(context, json => data.Write(json, ReadSince(context.Request))),
        "/report" => WriteAsync(context, report.Write),
        FilesView.ArchivePath => files.SendArchiveAsync(context),
        FilesView.SeenPath => files.SendSeenAsync(context),
        _ when path.StartsWith(TracePrefix, StringComparison.Ordinal) => AnswerTraceAsync(context, path[TracePrefix.Length..]),
        _ when PageFiles.Find(path) is { } file => file.SendAsync(context),
        _ => NotFound(context),
    };

    private Task AnswerTraceAsync(HttpContext context, string id)
        => traces.Find(id) is { } trace ? WriteAsync(context, json => traces.Write(json, trace)) : NotFound(context);

    private static Task Redirect(HttpContext context)
    {
        context.Response.Redirect(PagePaths.Root + "/");
        return Task.CompletedTask;
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static long ReadSince(HttpRequest request)
        => long.TryParse(request.Query["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var since) ? since : 0;

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await using (json.ConfigureAwait(false))
        {
            write(json);
        }
    }
}
