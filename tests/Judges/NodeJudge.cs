using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Judges.Otlp;

namespace Judges;

/// <summary>Decoders and validators that are independent of this library and of .NET, in one node process that starts with the first question.</summary>
/// <remarks>Thread-safe. The process ends when its standard input is closed, so it cannot outlive the tests.</remarks>
public sealed class NodeJudge : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _questions = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lazy<Session> _session;
    private int _lastId;

    public NodeJudge() => _session = new(Start);

    /// <summary>The judge that all tests of a process share.</summary>
    public static NodeJudge Shared { get; } = new();

    public async Task<IReadOnlyList<OtlpSpan>> DecodeTracesAsync(ReadOnlyMemory<byte> body) =>
        OtlpSpanReader.Read(await DecodeAsync("traces", body));

    public async Task<IReadOnlyList<OtlpMetricPoint>> DecodeMetricsAsync(ReadOnlyMemory<byte> body) =>
        OtlpMetricReader.Read(await DecodeAsync("metrics", body));

    public async Task<IReadOnlyList<OtlpLogRecord>> DecodeLogsAsync(ReadOnlyMemory<byte> body) =>
        OtlpLogReader.Read(await DecodeAsync("logs", body));

    /// <summary>All fields of a request of traces as the decoder has them: identifiers in hex, and only the fields that were sent.</summary>
    public Task<JsonElement> DecodeAllOfTracesAsync(ReadOnlyMemory<byte> body) => DecodeAsync("traces", body);

    /// <summary>Counts the spans, metrics or log records of a request. This is faster than to decode them all.</summary>
    public async Task<int> CountAsync(OtlpSignal signal, ReadOnlyMemory<byte> body) =>
        (await DecodeAsync($"{signal.ToString().ToLowerInvariant()}-count", body)).GetInt32();

    /// <summary>Checks one line, without its line end, against the rules of CloudWatch's embedded metric format.</summary>
    public Task<JsonVerdict> CheckEmfAsync(string line, int maxBytes = 16_000) => CheckAsync("emf", line, maxBytes);

    /// <summary>Checks a CloudFormation template with AWS's validator and AWS's service specification.</summary>
    public Task<JsonVerdict> CheckTemplateAsync(string template) => CheckAsync("cloudformation", template, maxBytes: null);

    /// <summary>Checks the documents of a YAML file with types that are generated from the API of Kubernetes.</summary>
    public Task<JsonVerdict> CheckManifestsAsync(string yaml) => CheckAsync("kubernetes", yaml, maxBytes: null);

    /// <summary>The documents of a YAML file.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadYamlAsync(string yaml)
    {
        var answer = await AskAsync("yaml", yaml, maxBytes: null);
        return answer.GetProperty("ok").GetBoolean()
            ? [.. answer.GetProperty("value").EnumerateArray()]
            : throw new InvalidDataException($"This is not YAML: {string.Join("; ", Errors(answer))}.");
    }

    /// <summary>Checks a dashboard with the types that Grafana's panels and data sources use.</summary>
    public Task<JsonVerdict> CheckGrafanaAsync(string dashboard) => CheckAsync("grafana", dashboard, maxBytes: null);

    /// <summary>Checks a log of findings with the JSON schema of SARIF 2.1.0.</summary>
    public Task<JsonVerdict> CheckSarifAsync(string log) => CheckAsync("sarif", log, maxBytes: null);

    /// <summary>The documents that AWS's own client writes for some metrics.</summary>
    /// <param name="metricNamespace">CloudWatch namespace.</param>
    /// <param name="dimensions">One set of dimensions.</param>
    /// <param name="metrics">Each with its CloudWatch unit and its values.</param>
    public async Task<IReadOnlyList<JsonElement>> WriteEmfAsync(
        string metricNamespace,
        IReadOnlyDictionary<string, string> dimensions,
        IReadOnlyList<(string Name, string Unit, double[] Values)> metrics)
    {
        var question = new
        {
            @namespace = metricNamespace,
            dimensions,
            metrics = metrics.Select(static m => new { name = m.Name, unit = m.Unit, values = m.Values }),
        };
        var answer = await AskAsync("emf-reference", JsonSerializer.Serialize(question), maxBytes: null);
        return answer.GetProperty("ok").GetBoolean()
            ? [.. answer.GetProperty("value").EnumerateArray()]
            : throw new InvalidDataException($"AWS's client rejects these metrics: {string.Join("; ", Errors(answer))}.");
    }

    /// <summary>Checks that a text is strict JSON without duplicate members, which all readers parse the same.</summary>
    public Task<JsonVerdict> CheckJsonAsync(string text) => CheckAsync("json", text, maxBytes: null);

    /// <summary>Checks a policy against its published JSON schema.</summary>
    public Task<JsonVerdict> CheckPolicyAsync(string text) => CheckAsync("telemetry-policy-1", text, maxBytes: null);

    /// <summary>Checks a file of exemptions against its published JSON schema.</summary>
    public Task<JsonVerdict> CheckExemptionsAsync(string text) => CheckAsync("telemetry-exemptions-1", text, maxBytes: null);

    /// <summary>Judges facts for portals by the published schema.</summary>
    public Task<JsonVerdict> CheckFactsAsync(string text) => CheckAsync("telemetry-facts-1", text, maxBytes: null);

    /// <summary>Checks an expression with the grammar of Prometheus' user interface.</summary>
    public Task<JsonVerdict> CheckPromQlAsync(string expression) => CheckAsync("promql", expression, maxBytes: null);

    public async ValueTask DisposeAsync()
    {
        if (_session.IsValueCreated) await _session.Value.EndAsync();
        _writing.Dispose();
    }

    private async Task<JsonElement> DecodeAsync(string signal, ReadOnlyMemory<byte> body)
    {
        var answer = await AskAsync(signal, Convert.ToBase64String(body.Span), maxBytes: null);
        return answer.GetProperty("ok").GetBoolean()
            ? answer.GetProperty("value")
            : throw new InvalidDataException($"The body is not an OTLP request of {signal}: {string.Join("; ", Errors(answer))}.");
    }

    private async Task<JsonVerdict> CheckAsync(string kind, string text, int? maxBytes)
    {
        var errors = Errors(await AskAsync(kind, text, maxBytes));
        return new JsonVerdict(errors, TryParse(text));
    }

    private static string[] Errors(JsonElement answer) =>
        [.. answer.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)];

    private static JsonElement TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private async Task<JsonElement> AskAsync(string kind, string payload, int? maxBytes)
    {
        var session = _session.Value;
        var id = Interlocked.Increment(ref _lastId);
        var answered = _questions[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(session, JsonSerializer.Serialize(new { id, kind, payload, maxBytes }));
        if (await Task.WhenAny(answered.Task, session.Reading).WaitAsync(AnswerTimeout) == answered.Task) return await answered.Task;
        throw new InvalidOperationException($"The judge ended before it answered: {await session.Error.WaitAsync(AnswerTimeout)}");
    }

    private async Task WriteAsync(Session session, string question)
    {
        await _writing.WaitAsync();
        try
        {
            await session.Node.StandardInput.WriteLineAsync(question);
            await session.Node.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // The process has ended; AskAsync reports the reason.
        }
        finally
        {
            _writing.Release();
        }
    }

    private Session Start()
    {
        var start = new ProcessStartInfo("node", ["judge.mjs"])
        {
            WorkingDirectory = JudgeFolder.Find(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            var node = Process.Start(start)!;
            return new Session(node, ReadAsync(node.StandardOutput), node.StandardError.ReadToEndAsync());
        }
        catch (Win32Exception missing)
        {
            throw new JudgeUnavailableException(
                "node is not installed, so the tests cannot decode telemetry. Install Node.js 20 or later.", missing);
        }
    }

    private async Task ReadAsync(StreamReader answers)
    {
        while (await answers.ReadLineAsync() is { } line)
        {
            var answer = JsonElement.Parse(line);
            if (_questions.TryRemove(answer.GetProperty("id").GetInt32(), out var question)) question.SetResult(answer);
        }
    }

    private sealed record Session(Process Node, Task Reading, Task<string> Error)
    {
        public async Task EndAsync()
        {
            Node.StandardInput.Close();
            try
            {
                await Node.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(5));
            }
            catch (TimeoutException)
            {
                Node.Kill();
            }

            Node.Dispose();
        }
    }
}
