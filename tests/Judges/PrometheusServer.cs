using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Judges;

/// <summary>A Prometheus that reads the metrics of a service each second.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _http;

    private PrometheusServer(Process process, string folder, Uri address)
        => (_process, _folder, _http) = (process, folder, new HttpClient { BaseAddress = address, Timeout = Patience });

    /// <summary>Starts it.</summary>
    /// <param name="job">The label <c>job</c> of all series.</param>
    /// <param name="target">Address of the service, with the path <c>/metrics</c>.</param>
    /// <exception cref="JudgeUnavailableException">Prometheus is not installed.</exception>
    public static async Task<PrometheusServer> StartAsync(string job, Uri target)
    {
        var folder = Directory.CreateTempSubdirectory("prometheus").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "prometheus.yml"),
            $"scrape_configs:\n  - job_name: {job}\n    scrape_interval: 1s\n    static_configs:\n      - targets: [\"{target.Authority}\"]\n");
        try
        {
            var process = Process.Start(new ProcessStartInfo("prometheus", [$"--config.file={folder}/prometheus.yml", $"--storage.tsdb.path={folder}/data", $"--web.listen-address={address.Authority}", "--log.level=error"]) { RedirectStandardError = true })!;
            var server = new PrometheusServer(process, folder, address);
            await server.WaitAsync("up == 1");
            return server;
        }
        catch (Win32Exception missing)
        {
            throw new JudgeUnavailableException("Prometheus is not installed, so queries cannot be evaluated. Run ./build.sh setup.", missing);
        }
    }

    /// <summary>Waits until an expression has a value.</summary>
    /// <exception cref="TimeoutException">It had none for 30 seconds.</exception>
    public async Task WaitAsync(string expression)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await QueryAsync(expression)).Count > 0) return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // It is still starting.
            }

            if (waited.Elapsed > Patience) throw new TimeoutException($"{expression} has no value.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>The present values of an expression.</summary>
    /// <exception cref="InvalidDataException">Prometheus does not accept the expression.</exception>
    public async Task<IReadOnlyList<(IReadOnlyDictionary<string, string> Labels, string Value)>> QueryAsync(string expression)
    {
        using var response = await _http.GetAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(expression)}", UriKind.Relative));
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        if (answer.GetProperty("status").GetString() != "success") throw new InvalidDataException(answer.ToString());
        return [.. answer.GetProperty("data").GetProperty("result").EnumerateArray().Select(static r => (
            (IReadOnlyDictionary<string, string>)r.GetProperty("metric").EnumerateObject().ToDictionary(static l => l.Name, static l => l.Value.GetString()!),
            r.GetProperty("value")[1].GetString()!))];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
