using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Diagnosis.Status;
using Xunit;

namespace StandardObservability.Databases.Tests;

/// <summary>This program references neither the instrumentation of SqlClient nor the console exporter.</summary>
public sealed class MissingPackageTests
{
    private const string Event = "107";

    [Fact]
    public async Task The_first_use_of_SqlClient_logs_the_command_that_adds_its_instrumentation_once()
    {
        await using var host = await DatabaseHost.StartAsync();
        using var driver = new DiagnosticListener("SqlClientDiagnosticListener");
        driver.IsEnabled("Microsoft.Data.SqlClient.WriteCommandBefore");
        driver.IsEnabled("Microsoft.Data.SqlClient.WriteCommandAfter");
        var everything = await WithAsync(host, "dotnet add package OpenTelemetry.Instrumentation.SqlClient");

        Assert.Single(everything.Split('\n'), static l => l.StartsWith('{') && l.Contains($"\"event_id\":{Event}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_that_disables_the_spans_disables_the_warning()
    {
        await using var host = await DatabaseHost.StartAsync(null, new KeyValuePair<string, string?>("Observability:Traces:Instrumentations:SqlClient", "false"));
        using var driver = new DiagnosticListener("SqlClientDiagnosticListener");

        Assert.False(driver.IsEnabled("Microsoft.Data.SqlClient.WriteCommandBefore"));
        Assert.DoesNotContain("OpenTelemetry.Instrumentation.SqlClient", await host.EverythingAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_TRACES_EXPORTER", "console", "until then traces are disabled.")]
    [InlineData("OTEL_METRICS_EXPORTER", "console,otlp", "until then the rest, otlp, is used.")]
    public async Task The_console_exporter_without_its_package_is_a_problem_with_the_command_that_adds_it(string key, string value, string consequence)
    {
        await using var host = await DatabaseHost.StartAsync(null, new KeyValuePair<string, string?>(key, value));

        Assert.Equal(
            [$"{key} names console, which needs a package that the application does not reference. Run dotnet add package OpenTelemetry.Exporter.Console; {consequence}"],
            host.Services.GetRequiredService<ObservabilityStatus>().Problems);
    }

    /// <summary>The warning is logged by another thread than the one of the query.</summary>
    private static async Task<string> WithAsync(DatabaseHost host, string text)
    {
        for (var wait = 0; wait < 200 && !host.Lines.Any(l => l.Contains(text, StringComparison.Ordinal)); wait++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return await host.EverythingAsync();
    }
}
