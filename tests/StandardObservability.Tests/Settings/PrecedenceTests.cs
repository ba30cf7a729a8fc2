using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.Tests.Settings;

/// <summary>Code wins over environment variables, which win over configuration files, for any values and any order of calls.</summary>
public sealed class PrecedenceTests
{
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
    public async Task The_start_report_names_each_setting_with_its_source()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:Team", "payments"), new("OTEL_SERVICE_NAME", "shop"), new("Observability:Meters:0", "Shop.*")],
            static b => b.AddStandardObservability(static o => o.MaxLineBytes = 20_000));

        var report = await host.EventAsync(
            "Observability started. Service: {ServiceName} {ServiceVersion} in {DeploymentEnvironment}. "
            + "Logs: {Logs}. Metrics: {Metrics}. Traces: {Traces}. Settings: {Settings}.");

        Assert.Equal(
            "ServiceName=shop (OTEL_SERVICE_NAME), Team=payments (configuration), Meters=Shop.* (configuration), MaxLineBytes=20000 (code)",
            report.GetProperty("Settings").GetString());
    }
}
