using System.Globalization;
using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Tests.CloudWatch;
using StandardObservability.Dashboards.Tests.CloudWatch.Alarms;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using StandardObservability.Dashboards.Tests.Evaluation;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>
/// The deployed alarms fire exactly when those of the local page do: a double of CloudWatch evaluates the template each minute over the documents
/// of a service, and the evaluator of the page evaluates the model over the same requests.
/// </summary>
public sealed class RenderedAlarmTests
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;

    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void An_outage_of_20_percent_pages_after_4_to_6_minutes_and_clears_within_6(int extraPoints)
    {
        var service = new SimulatedService(extraPoints);
        service.Run(2 * Hour, static _ => 1, static _ => false);
        Assert.Empty(service.Fired);
        service.Run(1 * Hour, static _ => 1, static i => i % 5 == 0);
        var outage = service.MinutesInAlarm("slo-availability-fast");
        service.Run(30 * Minute, static _ => 1, static _ => false);

        Assert.InRange(60 - outage, 3, 5);
        Assert.InRange(service.MinutesInAlarm("slo-availability-fast") - outage, 0, 6);
        Assert.InRange(service.MinutesInAlarm("service-unhealthy"), outage, 90);
        service.AssertAgreed(at: 210);
    }

    [Fact]
    public void Slow_requests_spend_the_budget_of_latency()
    {
        var service = new SimulatedService();
        service.Run(90 * Minute, static _ => 1, static _ => false, static i => i % 100 == 0 ? 0.4 : 0.1);
        service.Run(90 * Minute, static _ => 1, static _ => false, static i => i % 3 == 0 ? 0.4 : 0.1);

        Assert.Contains("slo-latency-fast", service.Fired);
        Assert.DoesNotContain("slo-availability-fast", service.Fired);
        service.AssertAgreed(at: 180);
    }

    [Fact]
    public void One_failure_of_50_requests_in_an_hour_fires_nothing()
    {
        var service = new SimulatedService();
        service.Run(3 * Hour, static s => s % 72 == 0 ? 1 : 0, static i => i == 75);

        Assert.Empty(service.Fired);
        service.AssertAgreed(at: 180);
    }

    [Fact]
    public void A_deployment_that_fails_is_rolled_back_and_one_failure_at_night_is_not()
    {
        var service = new SimulatedService();
        service.Run(30 * Minute, static s => s % 30 == 0 ? 1 : 0, static i => i % 2 == 0);
        Assert.DoesNotContain("deploy-guard-errors", service.Fired);
        service.Run(30 * Minute, static _ => 2, static i => i % 10 == 0);

        Assert.Contains("deploy-guard-errors", service.Fired);
        service.AssertAgreed(at: 60);
    }

    [Fact]
    public void A_ticket_is_suppressed_while_a_page_fires_and_the_page_is_one_notification()
    {
        var service = new SimulatedService();
        service.Run(7 * Hour, static s => s % 2, static _ => false);
        service.Run(2 * Hour, static s => s % 2, static i => i % 4 == 0);

        Assert.Contains("slo-availability-slow", service.Fired);
        Assert.True(service.Deployed("slo-availability-ticket").ActionsSuppressed);
        Assert.Equal(StateValue.Alarm, service.Deployed("slo-availability-fast").State);
        Assert.Equal(StateValue.Alarm, service.Deployed("slo-availability-slow").State);
        service.AssertAgreed(at: 540);
    }

    [Fact]
    public void Silence_is_a_failure_of_telemetry_alone()
    {
        var service = new SimulatedService();
        service.Run(20 * Minute, static _ => 1, static _ => false);
        service.Stop(10 * Minute);

        Assert.Equal(["no-telemetry", "service-unhealthy"], service.Fired.Order(StringComparer.Ordinal));
        service.AssertAgreed(at: 30);
    }

    /// <summary>Only an alarm that notifies has actions; the parts of another have none.</summary>
    [Fact]
    public void Each_failure_has_one_alarm_that_notifies()
    {
        var alarms = JsonNode.Parse(CloudWatchTemplate.Render(StandardModel.For("shop")).Text)!["Resources"]!.AsObject()
            .Where(static r => r.Key.StartsWith("Alarm", StringComparison.Ordinal))
            .ToDictionary(static r => r.Key, static r => r.Value!["Properties"]!["AlarmActions"]?.ToJsonString());

        Assert.Contains("PageTopicArn", alarms["AlarmServiceUnhealthy"]!, StringComparison.Ordinal);
        Assert.All(StandardModel.For("shop").Alarms, a =>
        {
            var actions = alarms[StandardObservability.Dashboards.Outputs.CloudWatch.Alarms.AlarmNames.LogicalId(a.Id)];
            Assert.Equal(a.Severity == Severity.Ticket, actions?.Contains("TicketTopicArn", StringComparison.Ordinal) ?? false);
        });
        Assert.All(alarms.Where(static a => a.Key.EndsWith("1h", StringComparison.Ordinal) || a.Key.EndsWith("Suppressor", StringComparison.Ordinal)), static a => Assert.Null(a.Value));
    }

    /// <summary>Requests of a service with a driven clock, as measurements of the page and as documents of CloudWatch.</summary>
    private sealed class SimulatedService
    {
        private readonly ServiceModel _model = StandardModel.For("shop");
        private readonly SampleStore _samples;
        private readonly AlarmEvaluator _local;
        private readonly CloudWatchMetrics _metrics = new();
        private readonly AlarmDouble _deployed;
        private readonly List<string> _differences = [];
        private readonly Dictionary<string, int> _minutesInAlarm = new(StringComparer.Ordinal);
        private int _second;
        private int _request;

        public SimulatedService(int extraPoints = 0)
        {
            _samples = new SampleStore(_model);
            _local = new AlarmEvaluator(new QueryEvaluator(_samples));
            var template = TemplateDouble.Load(CloudWatchTemplate.Render(_model).Text, new Dictionary<string, string> { ["LogGroupName"] = "/ecs/shop" });
            _deployed = new AlarmDouble(_metrics, template, extraPoints);
        }

        /// <summary>The ids of the alarms that CloudWatch fired.</summary>
        public IEnumerable<string> Fired => _minutesInAlarm.Keys;

        public int Minutes => _second / Minute;

        private DateTimeOffset Now => Start.AddSeconds(_second);

        public int MinutesInAlarm(string id) => _minutesInAlarm.GetValueOrDefault(id);

        public AlarmResult Deployed(string id) => _deployed.Evaluate($"shop-production-{id}", Now);

        public void Run(int seconds, Func<int, int> requests, Func<int, bool> isFailed, Func<int, double>? duration = null)
        {
            for (var end = _second + seconds; _second < end;)
            {
                RunMinute(requests, isFailed, duration ?? (static _ => 0.01));
                Evaluate();
            }
        }

        /// <summary>The service emits nothing.</summary>
        public void Stop(int seconds)
        {
            for (var end = _second + seconds; _second < end;)
            {
                _second += Minute;
                Evaluate();
            }
        }

        /// <summary>Fails if an alarm of the page and a deployed one differed at the end of a minute.</summary>
        public void AssertAgreed(int at)
        {
            Assert.Equal(at, Minutes);
            Assert.Empty(_differences);
        }

        private void RunMinute(Func<int, int> requests, Func<int, bool> isFailed, Func<int, double> duration)
        {
            var (begin, durations, faults) = (Now, new List<double>(), 0);
            _samples.Add("dotnet.process.cpu.count", new Dictionary<string, string>(), begin, 2);
            for (var end = _second + Minute; _second < end; _second++)
            {
                for (var i = requests(_second); i > 0; i--)
                {
                    var failed = isFailed(_request);
                    var seconds = duration(_request++);
                    var status = new Dictionary<string, string> { ["http.response.status_code"] = failed ? "500" : "200", ["http.route"] = "/" };
                    _samples.Add("http.server.request.duration", status, Now, seconds);
                    durations.Add(seconds);
                    faults += failed ? 1 : 0;
                }
            }

            Ingest(begin, "http.server.request.faults", "Count", faults.ToString(CultureInfo.InvariantCulture));
            Ingest(begin, "dotnet.process.cpu.count", "Count", "2");
            foreach (var chunk in durations.Chunk(100))
            {
                var values = string.Join(',', chunk.Select(static d => d.ToString(CultureInfo.InvariantCulture)));
                Ingest(begin, "http.server.request.duration", "Seconds", $$"""{"Max":{{Text(chunk.Max())}},"Min":{{Text(chunk.Min())}},"Count":{{chunk.Length}},"Sum":{{Text(chunk.Sum())}},"Values":[{{values}}],"Counts":[{{string.Join(',', chunk.Select(static _ => 1))}}]}""");
            }
        }

        private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

        private void Ingest(DateTimeOffset time, string metric, string unit, string value) => _metrics.Ingest(
            $$"""
            {"_aws":{"Timestamp":{{time.ToUnixTimeMilliseconds()}},"CloudWatchMetrics":[{"Namespace":"StandardObservability","Dimensions":[["Service","Environment"]],"Metrics":[{"Name":"{{metric}}","Unit":"{{unit}}"}]}]},"Service":"shop","Environment":"production","{{metric}}":{{value}}}
            """);

        private void Evaluate()
        {
            var inAlarm = _deployed.InAlarm(Now).Select(static n => n["shop-production-".Length..]).ToHashSet(StringComparer.Ordinal);
            foreach (var id in _model.Alarms.Select(static a => a.Id).Append("service-unhealthy").Where(inAlarm.Contains))
            {
                _minutesInAlarm[id] = MinutesInAlarm(id) + 1;
            }

            foreach (var status in _local.Evaluate(_model, Now))
            {
                var fires = status.State is AlarmState.Firing or AlarmState.Suppressed;
                if (fires != inAlarm.Contains(status.Alarm.Id))
                {
                    _differences.Add($"minute {Minutes}: {status.Alarm.Id} is {status.State} on the page and {(fires ? "OK" : "ALARM")} in CloudWatch");
                }
            }
        }
    }
}
