using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.LocalPage.Recording;
using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>The files that are made from the model, for download: what <c>observability render</c> writes, and what the service emitted.</summary>
internal sealed class FilesView(LocalRecording recording, EmittingService service)
{
    /// <summary>Path of the archive of dashboard, alarms and runbook.</summary>
    public const string ArchivePath = "/files.zip";

    /// <summary>Path of what the service emitted, for <c>observability check DIR --seen FILE</c>.</summary>
    public const string SeenPath = "/seen.json";

    /// <summary>The same time in each archive, so that two archives of a model are the same bytes. It is the earliest that the format can express.</summary>
    private static readonly DateTimeOffset FileTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The names of the files that can be made, and why others cannot, or <see langword="null"/> if all can.</summary>
    public (IReadOnlyList<string> Names, string? Problem) Describe()
    {
        var (files, problem) = Render();
        return ([.. files.Select(static f => f.Name)], problem);
    }

    /// <summary>Answers with the archive of all files that can be made, or with 409 and the problem of the model.</summary>
    public async Task SendArchiveAsync(HttpContext context)
    {
        var (files, problem) = Render();
        if (files.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            await context.Response.WriteAsync(problem ?? string.Empty, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        var archive = CreateArchive(files);
        Prepare(context.Response, "application/zip", "observability.zip");
        await context.Response.Body.WriteAsync(archive, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Answers with what the service emitted since recording began.</summary>
    public Task SendSeenAsync(HttpContext context)
    {
        Prepare(context.Response, "application/json; charset=utf-8", "seen.json");
        return context.Response.WriteAsync(recording.WriteSeen() ?? string.Empty, context.RequestAborted);
    }

    /// <summary>The files of each format that can express the model. A runbook with prices comes first.</summary>
    private (IReadOnlyList<RenderedFile> Files, string? Problem) Render()
    {
        var (files, problems) = (new List<RenderedFile>(), new List<string>());
        foreach (var format in Enum.GetValues<MetricsFormat>())
        {
            try
            {
                files.AddRange(ServiceModelFiles.Render(recording.Model, service, formats: format));
            }
            catch (RenderException problem)
            {
                problems.Add($"{format}: {problem.Message}");
            }
        }

        return ([.. files.DistinctBy(static f => f.Name)], problems.Count == 0 ? null : string.Join(' ', problems));
    }

    private static byte[] CreateArchive(IReadOnlyList<RenderedFile> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.Name);
                entry.LastWriteTime = FileTime;
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(file.Text));
            }
        }

        return bytes.ToArray();
    }

    private static void Prepare(HttpResponse response, string type, string name)
    {
        response.ContentType = type;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
    }
}
