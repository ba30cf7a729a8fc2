using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Recording;
using StandardObservability.Dashboards.Tests.CloudWatch;
using StandardObservability.Dashboards.Tests.CloudWatch.Expressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using StandardObservability.Dashboards.Tests.Standard;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>
/// The dashboard of a real service shows the numbers of its local page: a double of CloudWatch evaluates each rendered widget over the documents
/// that the service sent, and the evaluator of the page evaluates the model over the same measurements. Runs alone, because all measurements of
/// the process are recorded.
/// </summary>
[Collection(nameof(RenderedDashboardTests))]
[CollectionDefinition(nameof(RenderedDashboardTests), DisableParallelization = true)]
public sealed class RenderedDashboardTests : IAsyncLifetime
{
    private const string LogGroup = "/ecs/shop";
    private const double Percent = 100;

    /// <summary>Sketches of both sides have buckets, so quantiles and levels that change while they are read are close and not equal.</summary>
    private const double Tolerance = 0.06;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ServiceModel _model = StandardModel.For("shop");
    private SampleStore _samples = null!;
    private IReadOnlyList<string> _documents = [];
    private DateTimeOffset _minute;

    public async ValueTask InitializeAsync()
    {
        // All measurements are within one minute, which is one point of each widget.
        if (DateTimeOffset.UtcNow.Second is > 40 and var second)
        {
            await Task.Delay(TimeSpan.FromSeconds(61 - second));
        }

        _minute = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 * 60);
        _samples = new SampleStore(_model);
        using var recorder = new MetricRecorder(_model, _samples, TimeProvider.System);
        await using var service = await ObservedService.StartAsync();
        recorder.Start();
        recorder.Tick();
        await service.UseAsync();
        recorder.Tick();
        _documents = await service.StopAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_widget_of_metrics_has_the_value_of_the_local_page(bool missingIsZero)
    {
        var (metrics, dashboard) = (new CloudWatchMetrics(missingIsZero ? MissingOperand.Zero : MissingOperand.Dropped), Render());
        _documents.ToList().ForEach(metrics.Ingest);
        var compared = 0;

        foreach (var widget in _model.Sections.SelectMany(static s => s.Widgets))
        {
            var rendered = dashboard.Widget(widget.Title);
            if (rendered.Kind != "metric")
            {
                continue;
            }

            var results = rendered.Evaluate(metrics, _minute, _minute + Minute).Where(static r => r.Values.Any()).ToDictionary(static r => r.Label, static r => r.Values.Single());
            foreach (var (label, expected) in ReadLocally(widget))
            {
                Assert.True(results.TryGetValue(label, out var actual), $"{widget.Title} has no line {label}; it has {string.Join(", ", results.Keys)}");
                if (IsExact(widget))
                {
                    AssertEqual(expected, actual, $"{widget.Title}: {label}");
                    compared++;
                }
            }
        }

        Assert.InRange(compared, 15, 200);
    }

    [Fact]
    public void Each_widget_of_log_events_counts_what_the_local_page_counts()
    {
        var (logs, dashboard) = (new LogsInsights(), Render());
        _documents.ToList().ForEach(d => logs.Ingest(LogGroup, d));
        var compared = 0;

        foreach (var widget in _model.Sections.SelectMany(static s => s.Widgets).Where(static w => w.Lines[0].Query is SignalQuery))
        {
            var rendered = dashboard.Widget(widget.Title);
            if (rendered.Kind != "log")
            {
                continue;
            }

            var by = ((SignalQuery)widget.Lines[0].Query).By!;
            var rows = rendered.Evaluate(logs, _minute, _minute + Minute).Rows.ToDictionary(r => r[by]?.ToString() ?? string.Empty, static r => r.Number("total"));
            foreach (var (label, expected) in ReadLocally(widget).Where(static l => l.Value > 0))
            {
                var actual = Assert.Contains(label, rows);
                if (IsExact(widget))
                {
                    AssertEqual(expected * Minute.TotalSeconds, actual, $"{widget.Title}: {label}");
                }

                compared++;
            }
        }

        Assert.InRange(compared, 5, 100);
    }

    [Fact]
    public void The_budget_that_is_left_is_computed_from_the_objective()
    {
        var metrics = new CloudWatchMetrics();
        _documents.ToList().ForEach(metrics.Ingest);

        var left = Render().Widget("Availability: budget left of 30 days, %").Evaluate(metrics, _minute, _minute + Minute).Single(static r => r.Values.Any()).Values.Single();

        var bad = new QueryEvaluator(_samples).Evaluate(_model.Slos[0].BadShare, _minute, _minute + Minute)!.Value;
        AssertEqual(Percent * (1 - (bad / 0.001)), left, "budget");
        Assert.True(left < 0, "the service failed more often than its objective allows");
    }

    private DashboardDouble Render()
    {
        var template = TemplateDouble.Load(CloudWatchTemplate.Render(_model).Text, new Dictionary<string, string> { ["LogGroupName"] = LogGroup });
        return DashboardDouble.Parse(template.OfType("AWS::CloudWatch::Dashboard").Single().Properties.GetProperty("DashboardBody").GetString()!);
    }

    /// <summary>The lines of a widget with the values that the local page shows.</summary>
    private IEnumerable<(string Label, double Value)> ReadLocally(Widget widget)
    {
        var queries = new QueryEvaluator(_samples);
        var scale = widget.Unit == "1" ? Percent : 1;
        foreach (var line in widget.Lines)
        {
            if (line.Query is SignalQuery { By: not null } split)
            {
                foreach (var (value, number) in queries.Split(split, _minute, _minute + Minute).Where(static s => s.Number > 0))
                {
                    yield return (value, number * scale);
                }
            }
            else if (queries.Evaluate(line.Query, _minute, _minute + Minute) is { } number)
            {
                yield return (line.Label, number * scale);
            }
        }
    }

    /// <summary>
    /// Whether both sides have read the same values. Levels were read at other times, and the process goes on after the last reading of the page.
    /// </summary>
    private static bool IsExact(Widget widget)
        => widget.Lines.SelectMany(static l => l.Query.Reads).All(static r => !r.Signal.IsLevel && r.Signal.Name.StartsWith("http.", StringComparison.Ordinal));

    private static void AssertEqual(double expected, double actual, string what)
        => Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(Math.Abs(expected), 1e-9), $"{what} is {actual} in CloudWatch and {expected} on the local page");
}
