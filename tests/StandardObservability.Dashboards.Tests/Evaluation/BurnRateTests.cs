using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Evaluation;

/// <summary>When the alarms of the availability objective fire, minute by minute, at 99.9 %.</summary>
public sealed class BurnRateTests
{
    private const string Fast = "slo-availability-fast";
    private const string Slow = "slo-availability-slow";
    private const string Ticket = "slo-availability-ticket";
    private const int Minute = 60;
    private const int Hour = 60 * Minute;

    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_outage_of_20_percent_fires_the_fast_alarm_after_4_to_6_minutes_and_it_clears_within_6_minutes()
    {
        var service = new SimulatedService();
        service.Run(2 * Hour, static s => 1, static _ => false);
        Assert.All(service.States.Values, static states => Assert.All(states, static s => Assert.Equal(AlarmState.Ok, s)));

        var outage = service.Minutes;
        service.Run(1 * Hour, static s => 1, static i => i % 5 == 0);
        var recovery = service.Minutes;
        service.Run(1 * Hour, static s => 1, static _ => false);

        var fired = service.States[Fast].IndexOf(AlarmState.Firing) - outage;
        var cleared = service.States[Fast].FindLastIndex(static s => s == AlarmState.Firing) + 1 - recovery;
        Assert.InRange(fired, 4, 6);
        Assert.InRange(cleared, 0, 6);
        Assert.DoesNotContain(AlarmState.Firing, service.States["slo-latency-fast"]);
    }

    [Fact]
    public void A_slower_alarm_is_suppressed_while_a_faster_one_fires()
    {
        var service = new SimulatedService();
        service.Run(7 * Hour, static s => 1, static _ => false);
        service.Run(1 * Hour, static s => 1, static i => i % 5 == 0);

        Assert.Equal(AlarmState.Firing, service.States[Fast][^1]);
        Assert.Equal(AlarmState.Suppressed, service.States[Slow][^1]);
        Assert.Contains(service.States[Ticket][^1], (AlarmState[])[AlarmState.Suppressed, AlarmState.Pending]);
    }

    [Fact]
    public void One_failure_of_50_requests_in_an_hour_fires_nothing()
    {
        var service = new SimulatedService();
        service.Run(3 * Hour, static s => s % 72 == 0 ? 1 : 0, static i => i == 75);

        Assert.DoesNotContain(AlarmState.Firing, service.States[Fast]);
        Assert.DoesNotContain(AlarmState.Firing, service.States[Slow]);
    }

    [Fact]
    public void Failures_within_the_objective_fire_nothing_in_a_day()
    {
        var service = new SimulatedService();
        service.Run(25 * Hour, static s => s % Minute == 0 ? 40 : 0, static i => i % 2000 == 1999);

        Assert.All(service.States, static a => Assert.DoesNotContain(AlarmState.Firing, a.Value));
    }

    [Fact]
    public void Three_times_the_budget_for_a_day_is_a_ticket_and_no_page()
    {
        var service = new SimulatedService();
        service.Run(24 * Hour, static s => s % Minute == 0 ? 40 : 0, static i => i % 280 == 0);

        Assert.Contains(AlarmState.Firing, service.States[Ticket]);
        Assert.DoesNotContain(AlarmState.Firing, service.States[Fast]);
        Assert.DoesNotContain(AlarmState.Firing, service.States[Slow]);
    }

    /// <summary>Requests of a service with a driven clock. The alarms of objectives are evaluated each minute.</summary>
    private sealed class SimulatedService
    {
        private static readonly Dictionary<string, string> Good = new() { ["http.response.status_code"] = "200", ["http.route"] = "/" };
        private static readonly Dictionary<string, string> Bad = new() { ["http.response.status_code"] = "500", ["http.route"] = "/" };

        private readonly ServiceModel _model = StandardModel.For("shop");
        private readonly SampleStore _samples;
        private readonly AlarmEvaluator _alarms;
        private int _second;
        private int _request;

        public SimulatedService()
        {
            _samples = new SampleStore(_model);
            _alarms = new AlarmEvaluator(new QueryEvaluator(_samples));
        }

        public Dictionary<string, List<AlarmState>> States { get; } = new(StringComparer.Ordinal);

        public int Minutes => _second / Minute;

        public void Run(int seconds, Func<int, int> requests, Func<int, bool> isFailed)
        {
            for (var end = _second + seconds; _second < end; _second++)
            {
                for (var i = requests(_second); i > 0; i--)
                {
                    _samples.Add("http.server.request.duration", isFailed(_request++) ? Bad : Good, Start.AddSeconds(_second), 0.01);
                }

                if ((_second + 1) % Minute == 0)
                {
                    Evaluate(Start.AddSeconds(_second + 1));
                }
            }
        }

        private void Evaluate(DateTimeOffset now)
        {
            foreach (var status in _alarms.Evaluate(_model with { Alarms = [.. _model.Alarms.Where(static a => a.Id.StartsWith("slo-", StringComparison.Ordinal))] }, now))
            {
                (States.TryGetValue(status.Alarm.Id, out var states) ? states : States[status.Alarm.Id] = []).Add(status.State);
            }
        }
    }
}
