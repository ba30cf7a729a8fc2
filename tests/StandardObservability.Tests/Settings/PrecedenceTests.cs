using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace StandardObservability.Tests.Settings;

/// <summary>Code wins over environment variables, which win over configuration files, for any values and any order of calls.</summary>
public sealed class PrecedenceTests
{
    private const string Report = "Observability started. Service: {ServiceName} {ServiceVersion} in {DeploymentEnvironment}. "
        + "Logs: {Logs}. Metrics: {Metrics}. Traces: {Traces}. Sampler: {Sampler}. Propagators: {Propagators}. Redaction: {Redaction}. Settings: {Settings}.";

    [Fact]
    public async Task Code_that_repeats_the_value_of_a_file_wins_over_a_variable()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:ServiceName", "same"), new("OTEL_SERVICE_NAME", "variable")],
            static b => b.AddStandardObservability(static o => o.ServiceName = "same"));

        host.Work();

        Assert.Equal("same", (await host.EventAsync("Worked on {Item}")).GetProperty("service").GetString());
    }

    [Fact]
    public async Task Code_that_runs_before_the_registration_counts_as_code()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:ServiceName", "file"), new("OTEL_SERVICE_NAME", "variable")],
            static b =>
            {
                b.Services.Configure<StandardObservabilityOptions>(static o => o.ServiceName = "code");
                b.AddStandardObservability();
            });

        host.Work();

        Assert.Equal("code", (await host.EventAsync("Worked on {Item}")).GetProperty("service").GetString());
    }

    [Fact]
    public async Task A_variable_wins_over_a_file()
    {
        await using var host = await WorkerHost.StartAsync([new("Observability:ServiceName", "file"), new("OTEL_SERVICE_NAME", "variable")]);

        host.Work();

        Assert.Equal("variable", (await host.EventAsync("Worked on {Item}")).GetProperty("service").GetString());
    }

    [Fact]
    public async Task Pain_21_The_start_report_names_each_setting_with_its_source()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:Team", "payments"), new("OTEL_SERVICE_NAME", "shop"), new("Observability:Meters:0", "Shop.*")],
            static b => b.AddStandardObservability(static o => o.MaxLineBytes = 20_000));

        var report = await host.EventAsync(Report);

        Assert.Equal(
            "ServiceName=shop (OTEL_SERVICE_NAME), Team=payments (configuration), Meters=Shop.* (configuration), MaxLineBytes=20000 (code)",
            report.GetProperty("Settings").GetString());
    }

    [Fact]
    public async Task The_start_report_names_code_as_the_source_of_a_list_that_code_has_changed()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:ActivitySources", "Shop.*")],
            static b => b.AddStandardObservability(static o =>
            {
                o.Meters.Add("Shop.Orders");
                o.ActivitySources.Add("Shop.Payments");
                o.Metrics.Dimensions["orders.placed"] = "sku";
            }));

        var report = await host.EventAsync(Report);

        Assert.Equal(
            "Meters=Shop.Orders (code), ActivitySources=Shop.*,Shop.Payments (code), Metrics:Dimensions=orders.placed=sku (code)",
            report.GetProperty("Settings").GetString());
    }

    [Fact]
    public async Task A_map_entry_that_code_sets_before_the_registration_wins_over_a_file()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:Traces:Instrumentations:Npgsql", "true"), new("Observability:Traces:Instrumentations:Yarp", "false")],
            static b =>
            {
                b.Services.Configure<StandardObservabilityOptions>(static o => o.Traces.Instrumentations["Npgsql"] = false);
                b.AddStandardObservability();
            });

        var switches = host.Services.GetRequiredService<IOptions<StandardObservabilityOptions>>().Value.Traces.Instrumentations;

        Assert.Equal((false, false), (switches["Npgsql"], switches["Yarp"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Null_from_code_means_the_default_and_the_service_starts(bool isBefore)
    {
        static void Clear(StandardObservabilityOptions options)
        {
            (options.Meters, options.ActivitySources, options.Metrics.Dimensions, options.Redaction.Kinds) = (null!, null!, null!, null!);
            (options.Traces, options.Logs) = (null!, null!);
        }

        await using var host = await WorkerHost.StartAsync([new("Observability:Meters", "Shop.*")], b =>
        {
            if (isBefore)
            {
                b.Services.Configure<StandardObservabilityOptions>(Clear);
            }

            b.AddStandardObservability(isBefore ? null : Clear);
        });

        host.Work();

        await host.EventAsync(Report);
        Assert.Equal("Worked on 7", (await host.EventAsync("Worked on {Item}")).GetProperty("message").GetString());
    }
}
