using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Judges.Prometheus;

/// <summary>A Prometheus server with native histograms, which promtool's tests do not have. It receives series by remote write, or reads a service.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _client;

    private PrometheusServer(Process process, string folder, int port)
    {
        (_process, _folder) = (process, folder);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <summary>Starts a server that waits for series.</summary>
    /// <exception cref="JudgeUnavailableException">Prometheus is not installed.</exception>
    public static Task<PrometheusServer> StartAsync() => StartAsync("global: {}\n");

    /// <summary>Starts a server that reads the path <c>/metrics</c> of a service each second.</summary>
    /// <param name="job">The label <c>job</c> of all series.</param>
    /// <param name="service">Address of the service.</param>
    /// <exception cref="JudgeUnavailableException">Prometheus is not installed.</exception>
    public static Task<PrometheusServer> StartAsync(string job, Uri service)
        => StartAsync($"scrape_configs:\n  - job_name: {job}\n    scrape_interval: 1s\n    static_configs:\n      - targets: [\"{service.Authority}\"]\n");

    /// <summary>Starts a server that reads several services each second.</summary>
    /// <param name="services">For each service the label <c>job</c>, and the address of its metrics.</param>
    /// <exception cref="JudgeUnavailableException">Prometheus is not installed.</exception>
    public static Task<PrometheusServer> StartAsync(IEnumerable<(string Job, Uri Metrics)> services)
        => StartAsync($"global: {{ scrape_interval: 1s }}\nscrape_configs:\n{string.Concat(services.Select(static s => $"  - {{ job_name: {s.Job}, metrics_path: {s.Metrics.AbsolutePath}, static_configs: [{{ targets: [\"{s.Metrics.Authority}\"] }}] }}\n"))}");

    private static async Task<PrometheusServer> StartAsync(string configuration)
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("prometheus").FullName, FreePort.Next());
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), configuration);
        string[] arguments =
        [
            "--config.file=prometheus.yml", "--storage.tsdb.path=data", $"--web.listen-address=127.0.0.1:{port}",
            "--web.enable-remote-write-receiver", "--enable-feature=native-histograms", "--log.level=error",
        ];
        try
        {
            var server = new PrometheusServer(Process.Start(new ProcessStartInfo("prometheus", arguments) { WorkingDirectory = folder })!, folder, port);
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

    /// <summary>The present values of an expression, by their labels as JSON.</summary>
    /// <exception cref="InvalidDataException">Prometheus does not accept the expression.</exception>
    public async Task<IReadOnlyDictionary<string, string>> QueryAsync(string expression)
    {
        using var response = await _client.GetAsync(new Uri($"api/v1/query?query={Uri.EscapeDataString(expression)}", UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidDataException($"{text} in {expression}");
        return JsonElement.Parse(text).GetProperty("data").GetProperty("result").EnumerateArray()
            .ToDictionary(static r => r.GetProperty("metric").ToString(), static r => r.GetProperty("value")[1].GetString()!);
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
