using System.Runtime.CompilerServices;
using StandardObservability.Testing.Conformance;
using StandardObservability.Testing.Failures;
using StandardObservability.Testing.Inventories;
using StandardObservability.Testing.Otlp;
using StandardObservability.Testing.Recording;

namespace StandardObservability.Testing;

/// <summary>Captures the spans, metric points and log records of one host in memory. Create one for each host, before the host.</summary>
/// <remarks>
/// <para>
/// .NET delivers spans and measurements to all hosts of a process. The capture keeps the spans of requests that its host serves, of hosted services
/// that its host starts, and of everything that they start. It keeps metrics of meters that the host's <c>IMeterFactory</c> created. Log records
/// belong to the host in any case. These cannot be attributed to a host, so each capture in the process that listens to them keeps them:
/// instruments of a <c>Meter</c> that was created without <c>IMeterFactory</c>, and spans that are started outside any host's flow, for example on a
/// thread of a client library. What the test calls directly belongs to the capture that its asynchronous flow created last.
/// </para>
/// <para>It is strict: disposal fails when the host lost telemetry or the capture is incomplete. Dispose it after the host, so that losses of the
/// shutdown count too.</para>
/// </remarks>
public sealed class TelemetryCapture : IAsyncDisposable
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private bool _isDisposed;
    private bool _hasFailed;

    /// <summary>Creates a capture for a host that is registered by <c>AddTelemetryCapture</c>.</summary>
    public TelemetryCapture()
    {
        Host = new HostCapture(() => MaxItems);
        Host.Flow.Enter();
    }

    /// <summary>Number of spans, and of log records, that are kept at most. More are a failure. Default: 10,000.</summary>
    public int MaxItems { get; init; } = 10_000;

    /// <summary>Whether the host may lose telemetry, for example because the test stops its receiver. Default: <see langword="false"/>.</summary>
    public bool AllowsLoss { get; init; }

    /// <summary>The spans that have ended. A server span ends a little after the client has the response: wait for it.</summary>
    /// <exception cref="TelemetryAssertionException">The host was not started, its telemetry is disabled, or the capture is incomplete.</exception>
    public IReadOnlyList<CapturedSpan> Spans => Usable().Spans.Read();

    /// <summary>The metric points, collected now. After the host's end they are those of its last collection.</summary>
    /// <exception cref="TelemetryAssertionException">The host was not started, its telemetry is disabled, or the capture is incomplete.</exception>
    public IReadOnlyList<CapturedPoint> Points => Usable().CollectPoints();

    /// <summary>The log records.</summary>
    /// <exception cref="TelemetryAssertionException">The host was not started, its telemetry is disabled, or the capture is incomplete.</exception>
    public IReadOnlyList<CapturedLogRecord> LogRecords => Usable().LogRecords.Read();

    /// <summary>Attributes of the host's resource, for example <c>service.name</c>.</summary>
    /// <exception cref="TelemetryAssertionException">The host was not started, its telemetry is disabled, or the capture is incomplete.</exception>
    public IReadOnlyDictionary<string, object> ResourceAttributes => Usable().Resource.Attributes.ToDictionary(StringComparer.Ordinal);

    internal HostCapture Host { get; }

    /// <summary>Attributes what the calling code starts to this host, until the result is disposed. Needed only when a test has several captures.</summary>
    /// <returns>The end of the scope.</returns>
    public IDisposable BeginScope() => Host.Flow.Begin();

    /// <summary>Waits for a span.</summary>
    /// <param name="name">Name of the span, for example <c>GET /orders/{id}</c>.</param>
    /// <param name="condition">A further condition.</param>
    /// <param name="timeout">Longest time to wait. Default: 10 seconds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="conditionText">Source code of <paramref name="condition"/>; the compiler sets it.</param>
    /// <returns>The first span that matches.</returns>
    /// <exception cref="TelemetryAssertionException">No span matched in time.</exception>
    public Task<CapturedSpan> WaitForSpanAsync(
        string name,
        Func<CapturedSpan, bool>? condition = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string? conditionText = null)
        => WaitAsync(() => Spans, () => Host.Spans.Changed, Expectations.Span(name, condition, conditionText), timeout, cancellationToken);

    /// <summary>Waits for a metric point. Metrics are collected until one matches.</summary>
    /// <param name="name">Name of the metric, for example <c>http.server.request.duration</c>.</param>
    /// <param name="condition">A further condition.</param>
    /// <param name="timeout">Longest time to wait. Default: 10 seconds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="conditionText">Source code of <paramref name="condition"/>; the compiler sets it.</param>
    /// <returns>The first point that matches.</returns>
    /// <exception cref="TelemetryAssertionException">No point matched in time.</exception>
    public Task<CapturedPoint> WaitForPointAsync(
        string name,
        Func<CapturedPoint, bool>? condition = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string? conditionText = null)
        => WaitAsync(() => Points, Wait.NextCollection, Expectations.Point(name, condition, conditionText), timeout, cancellationToken);

    /// <summary>Waits for a log record.</summary>
    /// <param name="name">Name of the event or the message template, for example <c>OrderPlaced</c> or <c>Placed order {OrderId}</c>.</param>
    /// <param name="condition">A further condition.</param>
    /// <param name="timeout">Longest time to wait. Default: 10 seconds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="conditionText">Source code of <paramref name="condition"/>; the compiler sets it.</param>
    /// <returns>The first log record that matches.</returns>
    /// <exception cref="TelemetryAssertionException">No log record matched in time.</exception>
    public Task<CapturedLogRecord> WaitForLogRecordAsync(
        string name,
        Func<CapturedLogRecord, bool>? condition = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string? conditionText = null)
        => WaitAsync(() => LogRecords, () => Host.LogRecords.Changed, Expectations.LogRecord(name, condition, conditionText), timeout, cancellationToken);

    /// <summary>Asserts that what was captured conforms to the telemetry policy, by the checks and in the words of all other gates.</summary>
    /// <param name="policyPath">
    /// A policy file. Without it, the policy that is embedded in the application's assembly as <c>telemetry.policy.json</c>.
    /// </param>
    /// <param name="exemptionsPath">A file of exemptions. Without it, the embedded <c>telemetry.exemptions.json</c>, if there is one.</param>
    /// <param name="callerPath">Path of the test, from which relative paths start; the compiler sets it.</param>
    /// <exception cref="TelemetryAssertionException">
    /// There are findings that are not exempted, the policy is unusable, nothing of what was captured is owned, or the capture is incomplete.
    /// </exception>
    /// <remarks>
    /// Meters, sources and logger categories that the policy owns are judged, with the modes of the <c>ci</c> gate: findings in mode <c>audit</c> do
    /// not fail. A classified value that was redacted is not a finding.
    /// </remarks>
    public void AssertConforms(string? policyPath = null, string? exemptionsPath = null, [CallerFilePath] string callerPath = "")
    {
        AssertComplete();
        var source = new PolicySource(Host.ApplicationName, FilePaths.Resolve(policyPath, callerPath), FilePaths.Resolve(exemptionsPath, callerPath));
        ConformanceReport.Assert(this, source.Read(DateTime.UtcNow.Date));
    }

    /// <summary>Lists what the application emitted, as sorted text: kind, name, unit or level, and attributes with their types.</summary>
    /// <returns>The list, a line each. It contains no values, so it is equal in each run that emits the same telemetry.</returns>
    /// <exception cref="TelemetryAssertionException">The host was not started, its telemetry is disabled, or the capture is incomplete.</exception>
    /// <remarks>Telemetry of .NET, of known libraries and of this library is left out, because updates of packages change it.</remarks>
    public string Inventory() => InventoryText.Create(Spans, Points, LogRecords);

    /// <summary>Asserts that <see cref="Inventory"/> equals an approved file. Otherwise it writes the current one next to it.</summary>
    /// <param name="path">The approved file, for example <c>telemetry.approved.txt</c>. A relative path starts at the test's source file.</param>
    /// <param name="callerPath">Path of the test; the compiler sets it.</param>
    /// <exception cref="TelemetryAssertionException">
    /// The inventory differs, or the file does not exist. The message has the command that accepts it.
    /// </exception>
    public void AssertInventory(string path, [CallerFilePath] string callerPath = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        AssertComplete();
        ApprovedFile.Verify(FilePaths.Resolve(path, callerPath)!, Inventory());
    }

    /// <summary>Writes what was captured as OTLP in JSON, one export request a line, as OpenTelemetry's file exporter does.</summary>
    /// <param name="path">The file, which is replaced. A relative path starts at the current directory.</param>
    /// <exception cref="TelemetryAssertionException">The host was not started, its telemetry is disabled, or the capture is incomplete.</exception>
    /// <remarks>Tools that read OTLP can judge the file, for example on a build server. Histograms have their count and sum, and no buckets.</remarks>
    public void WriteOtlpJson(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var resource = ResourceAttributes;
        using var stream = File.Create(path);
        var json = new OtlpJson(stream, resource, DateTimeOffset.UtcNow);
        json.WriteSpans(Spans);
        json.WritePoints(Points);
        json.WriteLogRecords(LogRecords);
    }

    /// <summary>Asserts that the capture is complete and the host lost no telemetry. Disposal and the other assertions do so too.</summary>
    /// <exception cref="TelemetryAssertionException">Telemetry is missing. The message lists all causes.</exception>
    public void AssertComplete()
    {
        Usable();
        Fail(Completeness.FindProblems(Host, MaxItems, AllowsLoss));
    }

    /// <summary>Asserts that the capture is complete and the host lost no telemetry, unless the test failed while it waited.</summary>
    /// <returns>A completed task.</returns>
    /// <exception cref="TelemetryAssertionException">Telemetry is missing. The message lists all causes.</exception>
    public ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Fail(Host.HasStarted && !_hasFailed ? Completeness.FindProblems(Host, MaxItems, AllowsLoss) : []);
        }

        return ValueTask.CompletedTask;
    }

    private HostCapture Usable()
    {
        Fail(Completeness.FindUnusable(Host) is { } unusable ? [unusable] : Completeness.FindOverflow(Host, MaxItems));
        return Host;
    }

    private async Task<T> WaitAsync<T>(
        Func<IReadOnlyList<T>> read, Func<Task> findChange, Expectation<T> expectation, TimeSpan? timeout, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var hint = () => Completeness.FindHint(Host);
            return await Wait.ForAsync(read, findChange, expectation, hint, timeout ?? DefaultTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TelemetryAssertionException)
        {
            _hasFailed = true;
            throw;
        }
    }

    private static void Fail(IEnumerable<string> problems)
    {
        var text = string.Join('\n', problems);
        if (text.Length > 0)
        {
            throw new TelemetryAssertionException(text);
        }
    }
}
