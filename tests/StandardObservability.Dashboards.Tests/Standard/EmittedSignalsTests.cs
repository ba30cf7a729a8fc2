using StandardObservability.Conventions;
using StandardObservability.Dashboards.Checks;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Recording;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Standard;

/// <summary>Every metric and attribute of the standard widgets and alarms is emitted by a real service that is used and fails.</summary>
public sealed class EmittedSignalsTests : IAsyncLifetime
{
    private const string LambdaMemory = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

    private readonly ServiceModel _model = StandardModel.For("shop");
    private SeenSignals _seen = null!;
    private SampleStore _samples = null!;
    private IReadOnlySet<string> _written = null!;
    private DateTimeOffset _started;

    public async ValueTask InitializeAsync()
    {
        // The container of a test has no limit of its own.
        Environment.SetEnvironmentVariable(LambdaMemory, "512");
        _samples = new SampleStore(_model);
        using var recorder = new MetricRecorder(_model, _samples, TimeProvider.System);
        _seen = recorder.Seen;
        _started = DateTimeOffset.UtcNow.AddSeconds(-1);
        await using var service = await ObservedService.StartAsync();
        recorder.Start();
        recorder.Tick();
        await service.UseAsync();
        recorder.Tick();
        _written = ObservedService.FindMetrics(await service.StopAsync());
    }

    public ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(LambdaMemory, null);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Every_metric_and_attribute_of_the_model_is_emitted() => Assert.Empty(ModelCheck.FindProblems(_model, _seen));

    [Fact]
    public void Every_metric_of_the_model_is_written_as_embedded_metric_format()
        => Assert.Empty(_model.Reads.Select(static r => r.Signal.Name).Distinct().Except(_written));

    [Fact]
    public void Every_query_of_a_widget_has_a_value()
    {
        var queries = new QueryEvaluator(_samples);
        var now = DateTimeOffset.UtcNow.AddSeconds(1);

        Assert.All(
            _model.Sections.SelectMany(static s => s.Widgets).SelectMany(static w => w.Lines).Where(static l => l.Query is not LogCountQuery),
            l => Assert.True(l.Query is SignalQuery { By: not null } split ? queries.Split(split, _started, now).Count > 0 : queries.Evaluate(l.Query, _started, now) is not null, l.Label));
    }

    [Fact]
    public void What_is_emitted_and_not_drawn_is_listed_with_a_reason()
    {
        var drawn = _model.Reads.Select(static r => r.Signal.Name).ToHashSet(StringComparer.Ordinal);
        var missing = _written.Except(drawn).Except(UndrawnSignals.Reasons.Keys).Order(StringComparer.Ordinal);

        Assert.True(!missing.Any(), string.Join(", ", missing));
        Assert.Empty(UndrawnSignals.Reasons.Keys.Intersect(drawn));
        Assert.Empty(UndrawnSignals.Reasons.Keys.Except(_written));
        Assert.InRange(UndrawnSignals.Reasons.Count, 0, _written.Count / 4);
        Assert.All(UndrawnSignals.Reasons.Values, static r => Assert.True(r.Length > 10, r));
    }

    [Fact]
    public void Each_change_of_the_model_is_found()
    {
        var route = StandardSignals.ServerRequests;
        AssertProblem("http.server.request.durations, which was not emitted", Query.Rate(route with { Name = "http.server.request.durations" }));
        AssertProblem("in ms; its unit is s", Query.Rate(route with { Unit = "ms" }));
        AssertProblem("as a Counter; it is a Histogram", Query.Rate(route with { Kind = InstrumentKind.Counter }));
        AssertProblem("attribute http.routes of", Query.Rate(route with { Attributes = ["http.routes"] }) with { By = "http.routes" });
        AssertProblem("attribute tenant of", Query.Rate(route with { Attributes = ["tenant"] }) with { Filters = [new("tenant", "a")] });
        AssertProblem(
            "attribute grpc.code of",
            Query.Rate(new Signal("shop.faults", InstrumentKind.Counter, "{request}") { RollUp = new(route, new AttributeFilter("grpc.code", "13")) }));
        AssertProblem(
            "shop.queue.depth, which was not emitted",
            Query.Level(new Signal("shop.queue.depth", InstrumentKind.Gauge, "{item}"), LevelAggregation.Maximum));
    }

    [Fact]
    public void A_failed_request_is_a_fault_with_the_numbers_that_were_sent()
    {
        var queries = new QueryEvaluator(_samples);
        var (from, to) = (_started, DateTimeOffset.UtcNow.AddSeconds(1));
        double Count(RateQuery query) => Math.Round(queries.Evaluate(query, from, to)!.Value * (to - from).TotalSeconds, 6);

        // /broken, /orders/500 that /call/500 called, and /unreachable failed; 8 requests of the client and 2 of the service itself.
        Assert.Equal(10, Count(Query.Rate(StandardSignals.ServerRequests)));
        Assert.Equal(3, Count(Query.Rate(StandardSignals.ServerFaults)));
        Assert.Equal(2, Count(Query.Rate(StandardSignals.ServerRequests) with { Filters = [new(AttributeNames.HttpResponseStatusClass, "4xx")] }));
    }

    private void AssertProblem(string expected, Query query)
        => Assert.Contains(ModelCheck.FindProblems(new ServiceModel("shop").With(new Section("Own", "Own.", Widget.Chart("Own", query))), _seen), p => p.Contains(expected, StringComparison.Ordinal));
}
