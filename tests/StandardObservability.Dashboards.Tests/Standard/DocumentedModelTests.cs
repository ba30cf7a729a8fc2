using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Conventions.Commands;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Standard;

/// <summary>The examples of the documents.</summary>
public sealed class DocumentedModelTests
{
    [Fact]
    public void A_model_with_a_section_is_rendered()
    {
        var builder = Host.CreateApplicationBuilder();
        var placed = new Signal("checkout.orders.placed", InstrumentKind.Counter, "{order}", "checkout.order.outcome");
        var failed = Query.Rate(placed) with { Filters = [new("checkout.order.outcome", "failed")] };
        builder.Services.AddServiceModel(service => StandardModel.For(service, options => options.LatencyObjective = 0.995).With(
            new Section(
                "Orders",
                "What customers buy. Look here when the revenue falls.",
                Widget.Chart("Orders placed", Query.Rate(placed)),
                Widget.Chart("Failed orders", Query.Ratio(failed, Query.Rate(placed))))));
        using var host = builder.Build();

        // Without the dimensions of requests, which the standard model renders too.
        var dimensions = new Dictionary<string, IReadOnlyList<string>> { ["checkout.orders.placed"] = ["checkout.order.outcome"] };
        var model = StandardModel.Of(host.Services.GetRequiredService<Dashboards.Commands.ServiceModelSource>(), new EmittingService("shop", isWeb: true, "ns", dimensions));

        Assert.Contains("Failed orders", CloudWatchTemplate.Render(model, new EmittingService("shop", isWeb: true, "ns", dimensions)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alarm_is_rendered()
    {
        var age = Query.Level(new Signal("checkout.queue.age", InstrumentKind.Gauge, "s"), LevelAggregation.Maximum);
        var queueAge = new Alarm(
            "queue-age",
            Severity.Ticket,
            "An order has waited for more than a minute.",
            new AlarmCondition(age, Comparison.Above, 60) { BreachingPeriods = 3, Periods = 3 })
        {
            FirstLooks = [new("Whether the worker runs, and its errors.") { Query = StandardQueries.ErrorsByCause }],
        };

        Assert.Contains("maximum of `checkout.queue.age` is above 60 s in 3 of the last 3 periods of a minute", Runbook.Render(StandardModel.For("shop").With(queueAge)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_of_all_services_is_rendered()
    {
        var board = new ServiceModel("load-of-all") { IsFleet = true }.With(new Section(
            "Load",
            "Whether services are busy.",
            new Widget("Busy services", WidgetView.Number, new Line("services", Query.Services(StandardSignals.ActiveRequests) with { Above = 100 }))));

        Assert.Contains(
            "count(max by (job) (sum by (job, instance) (http_server_active_requests{job=~\\\".+\\\", deployment_environment_name=~\\\"$environment\\\"})) > 100)",
            GrafanaDashboard.Render(board).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_saves_what_was_emitted()
    {
        var path = Path.GetTempFileName();
        using var emitted = EmittedSignals.Record();
        await UseTheServiceAsync();
        emitted.Save(path);

        var saved = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        File.Delete(path);
        Assert.Contains("\"name\": \"documented.orders\"", saved, StringComparison.Ordinal);
        var orders = new Signal("documented.orders", InstrumentKind.Counter, "{order}", "sku", "size");
        var model = new ServiceModel("shop").With(new Section("s", "h", Widget.Chart("Orders", Query.Rate(orders) with { By = "sku" }), Widget.Chart("Sizes", Query.Rate(orders) with { By = "size" })));
        Assert.Equal(["Widget \"Sizes\" reads attribute size of documented.orders, which was not emitted."], emitted.FindProblems(model));
    }

    private static Task UseTheServiceAsync()
    {
        using var meter = new Meter("documented");
        meter.CreateCounter<int>("documented.orders", "{order}").Add(1, new KeyValuePair<string, object?>("sku", "espresso"));
        return Task.CompletedTask;
    }
}
