using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Judges.Prometheus;

/// <summary>A Prometheus server with native histograms, which promtool's tests do not have. It receives series by remote write.</summary>
public sealed class PromServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _client;

    private PromServer(Process process, string folder, int port)
    {
        (_process, _folder) = (process, folder);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <exception cref="JudgeUnavailableException">Prometheus is not installed.</exception>
    public static async Task<PromServer> StartAsync()
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("prometheus").FullName, FreePort.Next());
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), "global: {}\n");
        string[] arguments =
        [
            "--config.file=prometheus.yml", "--storage.tsdb.path=data", $"--web.listen-address=127.0.0.1:{port}",
            "--web.enable-remote-write-receiver", "--enable-feature=native-histograms", "--log.level=error",
        ];
        try
        {
            var server = new PromServer(Process.Start(new ProcessStartInfo("prometheus", arguments) { WorkingDirectory = folder })!, folder, port);
            await Poll.UntilAsync(server.IsReadyAsync, Poll.DefaultTimeout, "Prometheus is ready");
            return server;
        }
        catch (Win32Exception missing)
        {
            throw new JudgeUnavailableException("prometheus is not installed, so queries of histograms cannot be evaluated. Run ./build.sh setup.", missing);
        }
    }

    public async Task WriteAsync(params HistogramSeries[] series)
    {
        var request = new ProtobufMessage();
        series.ToList().ForEach(s => request.Message(1, s.ToMessage()));
        using var content = new ByteArrayContent(request.ToSnappy());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        content.Headers.ContentEncoding.Add("snappy");
        using var response = await _client.PostAsync(new Uri("api/v1/write", UriKind.Relative), content);
        if (!response.IsSuccessStatusCode) throw new InvalidDataException(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The values of a query at the end of each minute. It must return at most one series.</summary>
    public async Task<IReadOnlyDictionary<int, double>> EvaluateAsync(string query, DateTimeOffset start, int minutes)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["query"] = query,
            ["start"] = start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["end"] = start.AddMinutes(minutes).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["step"] = "60",
        });
        using var response = await _client.PostAsync(new Uri("api/v1/query_range", UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidDataException($"{text} in {query}");
        var series = JsonDocument.Parse(text).RootElement.GetProperty("data").GetProperty("result").EnumerateArray().ToList();
        if (series.Count > 1) throw new InvalidDataException($"{series.Count} series from {query}");
        return series.SelectMany(static s => s.GetProperty("values").EnumerateArray()).ToDictionary(
            v => (int)((v[0].GetDouble() - start.ToUnixTimeSeconds()) / 60),
            static v => double.Parse(v[1].GetString()!, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process.HasExited) throw new InvalidOperationException($"Prometheus ended with {_process.ExitCode}.");
        try
        {
            using var response = await _client.GetAsync(new Uri("-/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
