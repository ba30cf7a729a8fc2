using System.Globalization;
using System.Text.Json;
using Judges;
using Judges.Prometheus;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Otlp;

/// <summary>The template for OTLP metrics: AWS's validators accept it, and its queries are PromQL whatever a model is named.</summary>
public sealed class OtlpTemplateTests
{
    private static readonly Signal Orders = new("orders.placed", InstrumentKind.Counter, "{order}", "sku");
    private static readonly Signal Hostile = new("odd/name#1:x@y", InstrumentKind.Histogram, "ms", "sku#1/2@x", "le", "http.response.status_class", "http.response.status_code") { Bounds = [1, 10] };

    [JudgedFact]
    public async Task Aws_validators_find_nothing_in_templates_of_web_services_workers_and_own_signals()
    {
        foreach (var model in new[] { StandardModel.For("Checkout.Api", static o => o.Team = "payments"), StandardModel.For("worker", static o => o.IsWeb = false), new ServiceModel("empty"), FleetModel.For("fleet"), CreateOwn("shop"), CreateHostile() })
        {
            Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(CloudWatchOtlpTemplate.Render(model).Text)).Errors);
        }
    }

    [JudgedTheory]
    [InlineData("\"PromQLCriteria\"", "\"PromQlCriteria\"", "PromQlCriteria")]
    [InlineData("\"PendingPeriod\": 240", "\"PendingPeriod\": \"4m\"", "PendingPeriod")]
    [InlineData("\"RecoveryPeriod\"", "\"RecoverPeriod\"", "RecoverPeriod")]
    [InlineData("\"AlarmRule\"", "\"Rule\"", "AlarmRule")]
    public async Task Aws_validators_find_each_mistake(string right, string wrong, string named)
    {
        var template = CloudWatchOtlpTemplate.Render(StandardModel.For("shop")).Text;
        Assert.Contains(right, template, StringComparison.Ordinal);

        Assert.Contains((await NodeJudge.Shared.CheckTemplateAsync(template.Replace(right, wrong, StringComparison.Ordinal))).Errors, e => e.Contains(named, StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task Each_query_is_PromQL_that_selects_a_metric_of_the_service_and_its_environment()
    {
        foreach (var model in new[] { StandardModel.For("shop"), CreateOwn("shop"), CreateHostile() })
        {
            var template = new OtlpTemplate(model);
            foreach (var (name, query) in template.Alarms.Select(static a => (a.Key, a.Value.Query)).Concat(template.Charts))
            {
                Assert.True((await NodeJudge.Shared.CheckPromQlAsync(query)).Errors.Count == 0, $"{name}: {query}");
                Assert.Equal(Count(query, "{\""), Count(query, $"\"@resource.service.name\"=\"{model.Service}\", \"@resource.deployment.environment.name\"=\"production\""));
                Assert.DoesNotContain("__name__", query, StringComparison.Ordinal);
                Assert.DoesNotContain("_bucket", query, StringComparison.Ordinal);
            }
        }
    }

    [JudgedFact]
    public async Task Prometheus_accepts_the_types_of_each_alarm()
        => Assert.Empty(await PromTool.CheckRulesAsync(new OtlpTemplate(CreateOwn("shop")).ToRules()));

    [JudgedFact]
    public async Task Fifty_more_widgets_and_alarms_are_within_the_limits()
    {
        var model = StandardModel.For(new string('s', 100))
            .With(new Section("Orders", "Fifty.", [.. Enumerable.Range(0, 50).Select(static i => Widget.Chart($"Orders {i}", Query.Rate(Orders)))]))
            .With([.. Enumerable.Range(0, 50).Select(static i => new Alarm($"orders/{i}:#@", Severity.Ticket, new string('m', 300), new AlarmCondition(Query.Rate(Orders), Comparison.Above, i)))]);

        var template = new OtlpTemplate(model);

        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(template.Text)).Errors);
        Assert.InRange(template.Text.Length, 1, 1_000_000);
        Assert.All(template.Alarms.Values, static a => Assert.InRange(a.Query.Length, 1, 5_000));
    }

    [Fact]
    public void An_alarm_has_one_query_and_no_member_of_a_classic_alarm()
    {
        var template = new OtlpTemplate(StandardModel.For("shop"));

        Assert.All(template.Deployed.OfType("AWS::CloudWatch::Alarm"), static a =>
        {
            Assert.Equal(60, a.Properties.GetProperty("EvaluationInterval").GetInt32());
            Assert.DoesNotContain(a.Properties.EnumerateObject(), static p => p.Name is "Metrics" or "MetricName" or "Threshold" or "ComparisonOperator" or "EvaluationPeriods" or "DatapointsToAlarm" or "TreatMissingData" or "Period");
        });
        Assert.Equal(240, template.Alarms["no-telemetry"].Pending);
        Assert.Contains("absent(", template.Alarms["no-telemetry"].Query, StringComparison.Ordinal);
        Assert.StartsWith("(count_over_time((", template.Alarms["gc-pressure"].Query, StringComparison.Ordinal);
        Assert.EndsWith(")[599s:1m]) >= 5)", template.Alarms["gc-pressure"].Query, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_ticket_that_is_suppressed_is_a_composite_alarm_and_only_that_one_notifies()
    {
        var template = new OtlpTemplate(StandardModel.For("shop")).Deployed;
        var composites = template.OfType("AWS::CloudWatch::CompositeAlarm").Select(static c => c.LogicalId).Order(StringComparer.Ordinal);

        Assert.Equal(["AlarmServiceUnhealthy", "AlarmSloAvailabilityTicket", "AlarmSloAvailabilityTicketSuppressor", "AlarmSloLatencyTicket", "AlarmSloLatencyTicketSuppressor"], composites);
        var ticket = template.Resources["AlarmSloAvailabilityTicket"].Properties;
        Assert.Equal("ALARM(\"shop-production-slo-availability-ticket-query\")", ticket.GetProperty("AlarmRule").GetString());
        Assert.EndsWith("slo-availability-ticket-suppressor", ticket.GetProperty("ActionsSuppressor").GetString(), StringComparison.Ordinal);
        Assert.Equal("ALARM(\"shop-production-slo-availability-fast\") OR ALARM(\"shop-production-slo-availability-slow\")", template.Resources["AlarmSloAvailabilityTicketSuppressor"].Properties.GetProperty("AlarmRule").GetString());
        Assert.Contains("ALARM(\"shop-production-no-telemetry\")", template.Resources["AlarmServiceUnhealthy"].Properties.GetProperty("AlarmRule").GetString(), StringComparison.Ordinal);
        Assert.Equal("shop-production-deploy-guard-errors,shop-production-deploy-guard-latency", template.Outputs["DeploymentAlarmNames"]);
    }

    [Fact]
    public void Alarms_notify_where_those_of_embedded_metric_format_do()
    {
        static Dictionary<string, string?> Actions(string template) => JsonDocument.Parse(template).RootElement.GetProperty("Resources").EnumerateObject()
            .Where(static r => r.Value.GetProperty("Type").GetString()!.EndsWith("Alarm", StringComparison.Ordinal))
            .ToDictionary(static r => r.Name, static r => r.Value.GetProperty("Properties").TryGetProperty("AlarmActions", out var actions) ? actions.GetRawText() : null, StringComparer.Ordinal);
        var (otlp, embedded) = (Actions(CloudWatchOtlpTemplate.Render(StandardModel.For("shop")).Text), Actions(CloudWatchTemplate.Render(StandardModel.For("shop")).Text));

        Assert.All(StandardModel.For("shop").Alarms.Select(static a => StandardObservability.Dashboards.Outputs.CloudWatch.Alarms.AlarmNames.LogicalId(a.Id)).Append("AlarmServiceUnhealthy"), id => Assert.Equal(embedded[id], otlp[id]));
        Assert.All(otlp.Where(static a => a.Key.EndsWith("Query", StringComparison.Ordinal)), static a => Assert.Null(a.Value));
    }

    [Fact]
    public void Names_of_resources_are_unique()
    {
        var names = new OtlpTemplate(CreateOwn("shop")).Deployed.Resources.Values
            .Select(static r => r.Type + new[] { "AlarmName", "DashboardName", "Name" }.Select(n => r.Properties.TryGetProperty(n, out var name) ? name.GetString() : null).First(static n => n is not null)).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Saved_queries_and_tables_read_log_lines_only()
    {
        var (otlp, embedded) = (CloudWatchOtlpTemplate.Render(StandardModel.For("shop")).Text, CloudWatchTemplate.Render(StandardModel.For("shop")).Text);

        Assert.Contains("filter Service = 'shop'", embedded, StringComparison.Ordinal);
        Assert.DoesNotContain("filter Service = 'shop'", otlp, StringComparison.Ordinal);
        Assert.Contains("filter service = 'shop'", otlp, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ServiceLevelObjective", otlp, StringComparison.Ordinal);
        Assert.Contains("Not verified on an AWS account.", otlp, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_status_codes_is_a_pattern_and_its_replacement_is_not_a_parameter()
    {
        var model = new ServiceModel("shop").With(new Section("s", "h", Widget.Chart("by class", Query.Rate(StandardSignals.ServerRequests) with { By = "http.response.status_class" })));
        var template = new OtlpTemplate(model);

        Assert.Contains("${!1}xx", template.Text, StringComparison.Ordinal);
        Assert.Equal(
            "topk(10, sum by (\"http.response.status_class\") (label_replace(histogram_count(rate({\"http.server.request.duration\", \"@resource.service.name\"=\"shop\", "
            + "\"@resource.deployment.environment.name\"=\"production\"}[150s])), \"http.response.status_class\", \"${1}xx\", \"http.response.status_code\", \"(.)..\")))",
            template.Charts.Single().Query);
    }

    [Fact]
    public void A_chart_names_unit_and_thresholds_and_shares_are_in_percent()
    {
        var template = new OtlpTemplate(StandardModel.For("shop"));

        Assert.StartsWith("100 * (", template.Charts.Single(static c => c.Title == "Availability: bad share (fast 1.44 %, slow 0.6 %, ticket 0.3 %)").Query, StringComparison.Ordinal);
        Assert.Contains(template.Charts, static c => c.Title == "Latency (objective 0.3 s)");
        Assert.StartsWith("topk(10, sum by (\"http.route\") (histogram_count(rate(", template.Charts.Single(static c => c.Title == "Traffic by route").Query, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_renders_are_the_same_bytes_under_each_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign, foreign.NumberFormat.NumberGroupSeparator) = (",", "\u2212", "'");
        var texts = new[] { before, foreign, before }.Select(static culture =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            return CloudWatchOtlpTemplate.Render(StandardModel.For("shop", static o => o.AvailabilityObjective = 0.9995)).Text;
        }).ToHashSet(StringComparer.Ordinal);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, before);

        Assert.Single(texts);
    }

    [Fact]
    public async Task The_page_shows_how_it_is_rendered()
    {
        var (model, folder) = (StandardModel.For("shop"), Directory.CreateTempSubdirectory("otlp").FullName);
        var template = CloudWatchOtlpTemplate.Render(model);
        await File.WriteAllTextAsync(Path.Combine(folder, template.Name), template.Text);

        Assert.Equal("observability.otlp.template.json", Path.GetFileName(Directory.GetFiles(folder).Single()));
        Directory.Delete(folder, recursive: true);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static ServiceModel CreateOwn(string service) => StandardModel.For(service)
        .With(new Section("Own ${Region}", "Help ${x}", Widget.Chart("${LogGroupName} \"quoted\" \\", Query.Rate(Orders) with { By = "sku" }), Widget.Chart("Errors", Query.Logs(LogSeverity.Error))))
        .With(
            new Alarm("orders", Severity.Ticket, "None of ${Environment}", new AlarmCondition(Query.Rate(Orders), Comparison.Below, 1) { MissingData = MissingData.Breaching }) { SuppressedBy = ["no-telemetry"] },
            new Alarm("orders-rare", Severity.Page, "Few.", new AlarmCondition(Query.Rate(Orders) with { Filters = [new("sku", null)] }, Comparison.Below, -1.5) { Period = TimeSpan.FromHours(1), Periods = 3, BreachingPeriods = 2 }) { SuppressedBy = ["orders"] });

    private static ServiceModel CreateHostile() => new ServiceModel("a-b_c.d/e:f#g@h")
        .With(new Section(
            "Hostile",
            "Names",
            Widget.Chart("p", Query.Quantile(Hostile, 0.999) with { By = "sku#1/2@x", Filters = [new("le", "}) or vector(1) # {{x}} größe\u2028\u0001")] }),
            Widget.Chart("s", Query.ShareWithin(Hostile, 3) with { By = "le" }),
            Widget.Chart("c", Query.Rate(Hostile) with { By = "http.response.status_class", Filters = [new("http.response.status_class", null)] })))
        .With(new Alarm("hostile", Severity.Rollback, "m", new AlarmCondition(Query.ShareWithin(Hostile, 3) with { Filters = [new("sku#1/2@x", "a, b) or (c")] }, Comparison.Below, 0.000001) { Periods = 7, BreachingPeriods = 2 }));
}
