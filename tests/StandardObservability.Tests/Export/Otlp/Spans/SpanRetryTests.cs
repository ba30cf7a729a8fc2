using System.Net;
using System.Text;
using Judges;
using Judges.Receiving;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Spans;

/// <summary>OpenTelemetry's experimental retries. Alone, because it reads the environment of the process.</summary>
[Collection(AloneTests.Name)]
public sealed class SpanRetryTests : IDisposable
{
    private const string Retry = "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY";
    private const string DirectoryVariable = "OTEL_DOTNET_EXPERIMENTAL_OTLP_DISK_RETRY_DIRECTORY_PATH";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [JudgedFact]
    public async Task A_request_that_is_sent_again_has_the_same_spans()
    {
        Environment.SetEnvironmentVariable(Retry, "in_memory");
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = r => receiver.Requests.Count == 1 ? OtlpReply.Http(HttpStatusCode.ServiceUnavailable) : OtlpReply.Success;
        var host = await StartAsync(receiver);
        host.Work();
        await receiver.WaitForSpansAsync(static s => s.Count == 1);
        await host.DisposeAsync();

        Assert.Equal("work", Assert.Single(await receiver.SpansAsync()).Name);
        Assert.Equal(2, receiver.Requests.Count);
    }

    [JudgedFact]
    public async Task A_request_that_is_kept_on_disk_has_the_spans()
    {
        Environment.SetEnvironmentVariable(Retry, "disk");
        Environment.SetEnvironmentVariable(DirectoryVariable, _folder.FullName);
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = static _ => OtlpReply.Http(HttpStatusCode.ServiceUnavailable);
        var host = await StartAsync(receiver);
        host.Source.StartActivity("kept on disk")!.Dispose();
        await Poll.UntilAsync(() => Stored().Any(HasSpan), Poll.DefaultTimeout, "a stored request with the span");
        await host.DisposeAsync();
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Retry, null);
        Environment.SetEnvironmentVariable(DirectoryVariable, null);
        _folder.Delete(recursive: true);
    }

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver) => WorkerHost.StartAsync([
        new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        new("OTEL_METRICS_EXPORTER", "none"),
        new("OTEL_BSP_SCHEDULE_DELAY", "20")]);

    private IEnumerable<FileInfo> Stored() => _folder.EnumerateFiles("*", SearchOption.AllDirectories);

    private static bool HasSpan(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName).AsSpan().IndexOf(Encoding.UTF8.GetBytes("kept on disk")) >= 0;
        }
        catch (IOException)
        {
            // OpenTelemetry renames files.
            return false;
        }
    }
}
