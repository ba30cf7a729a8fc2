using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Export.Http;
using StandardObservability.Text;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Speaks to X-Ray through a proxy beside the service, which signs: CloudWatch agent, OpenTelemetry collector or X-Ray daemon.</summary>
/// <remarks>The service's own telemetry does not see these calls. Every answer and every wait is bounded.</remarks>
internal sealed class SamplingProxy(Uri endpoint, TimeProvider time) : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;
    private const int MaxPages = 20;
    private const int MaxReasonLength = 300;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The id under which this process reports, so that X-Ray can share a reservoir out between processes.</summary>
    private static readonly string ClientId = RandomNumberGenerator.GetHexString(XRayLimits.ClientIdLength, lowercase: true);

    private readonly HttpClient _http = CreateClient();

    /// <summary>All rules, from as many pages as there are.</summary>
    public async Task<IReadOnlyList<SamplingRule>> GetRulesAsync(CancellationToken stopping)
    {
        List<SamplingRule> rules = [];
        string? next = null;
        for (var page = 0; page < MaxPages; page++)
        {
            using var answer = await PostAsync("GetSamplingRules", json => WriteRulesRequest(json, next), stopping);
            (var found, next) = SamplingRulesPage.Read(new LenientJson(answer.RootElement));
            rules.AddRange(found);
            if (string.IsNullOrEmpty(next))
            {
                return rules.Count > 0 ? rules : throw new InvalidDataException("the answer has no rule that can be used");
            }
        }

        throw new InvalidDataException($"the answer has more than {MaxPages} pages");
    }

    public async Task<SamplingTargets> GetTargetsAsync(StatisticsReport report, CancellationToken stopping)
    {
        using var answer = await PostAsync("SamplingTargets", json => report.Write(json, ClientId, time.GetUtcNow()), stopping);
        return SamplingTargets.Read(new LenientJson(answer.RootElement));
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> PostAsync(string path, Action<Utf8JsonWriter> write, CancellationToken stopping)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            write(json);
        }

        using var content = new ReadOnlyMemoryContent(body.WrittenMemory);
        content.Headers.ContentType = Json;
        using var response = await _http.PostAsync(new Uri($"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}"), content, stopping);
        var answer = await response.Content.ReadAsByteArrayAsync(stopping);
        return response.IsSuccessStatusCode ? JsonDocument.Parse(answer) : throw new HttpRequestException(Reason(response.StatusCode, answer));
    }

    private static void WriteRulesRequest(Utf8JsonWriter json, string? next)
    {
        json.WriteStartObject();
        if (next is not null)
        {
            json.WriteString("NextToken", next);
        }

        json.WriteEndObject();
    }

    /// <summary>What X-Ray says is wrong, a missing permission for example, stands in the body.</summary>
    private static string Reason(HttpStatusCode status, byte[] answer)
    {
        var text = System.Text.Encoding.UTF8.GetString(answer.AsSpan(0, Math.Min(answer.Length, MaxReasonLength))).Trim();
        return text.Length > 0 ? $"the answer is {(int)status}: {text}" : $"the answer is {(int)status}";
    }

    private static HttpClient CreateClient()
    {
        var handler = UninstrumentedHttpHandler.Create();
        handler.UseProxy = false;
        return new HttpClient(handler) { Timeout = Timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
    }
}
