using System.Net.Http.Headers;

namespace Demo.Otlp;

/// <summary>
/// Forwards received bodies unchanged. A failure is reported once and does not affect the demo. After Ctrl-C the receiver may stop first.
/// </summary>
internal sealed class OtlpForwarder(Uri target, CancellationToken stop) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = target, Timeout = TimeSpan.FromSeconds(2) };
    private int _hasFailed;

    public async Task ForwardAsync(string path, byte[] body, string? contentType, string? contentEncoding)
    {
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType ?? "application/x-protobuf");
            if (contentEncoding is not null)
            {
                content.Headers.ContentEncoding.Add(contentEncoding);
            }

            using var response = await _http.PostAsync(new Uri(path.TrimStart('/'), UriKind.Relative), content);
            response.EnsureSuccessStatusCode();
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or FormatException)
        {
            await ReportOnceAsync(path, exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task ReportOnceAsync(string path, Exception exception)
    {
        if (!stop.IsCancellationRequested && Interlocked.Exchange(ref _hasFailed, 1) == 0)
        {
            await Console.Error.WriteLineAsync(
                $"{target}{path.TrimStart('/')} does not accept the telemetry: {exception.Message}. The demo continues; this is reported once.");
        }
    }
}
