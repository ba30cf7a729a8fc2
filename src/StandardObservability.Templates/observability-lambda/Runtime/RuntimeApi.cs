using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ObservabilityLambda.Runtime;

/// <summary>Lambda's runtime API, version 2018-06-01. Its calls have neither spans nor metrics, because they do not belong to the function.</summary>
public sealed class RuntimeApi(string address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null, MeterFactory = new UncollectedMeters() })
    {
        BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"),
        // The next invocation may come after hours.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Waits for the next invocation. Lambda freezes the environment meanwhile.</summary>
    public async Task<Invocation> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var response = (await _http.GetAsync("invocation/next", cancellationToken)).EnsureSuccessStatusCode();
        var deadline = long.Parse(Find("Lambda-Runtime-Deadline-Ms") ?? "0", CultureInfo.InvariantCulture);
        return new(
            Find("Lambda-Runtime-Aws-Request-Id") ?? "",
            Find("Lambda-Runtime-Trace-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(deadline),
            await response.Content.ReadAsStringAsync(cancellationToken));

        string? Find(string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
    }

    /// <summary>Sends the response of an invocation.</summary>
    public Task RespondAsync(Invocation invocation, string json) => PostAsync($"invocation/{invocation.Id}/response", json, null);

    /// <summary>Reports that an invocation failed.</summary>
    public Task FailAsync(Invocation invocation, Exception exception)
    {
        var type = exception.GetType().Name;
        var error = new Dictionary<string, string> { ["errorType"] = type, ["errorMessage"] = exception.Message };
        return PostAsync($"invocation/{invocation.Id}/error", JsonSerializer.Serialize(error, FunctionJson.Default.DictionaryStringString), type);
    }

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(string path, string json, string? error)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (error != null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", error);
        }

        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private sealed class UncollectedMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new("Lambda.RuntimeApi");

        public void Dispose()
        {
        }
    }
}
