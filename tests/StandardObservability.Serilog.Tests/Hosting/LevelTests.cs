using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>The section <c>Logging</c> decides what is enabled, for both ways to log.</summary>
public sealed class LevelTests
{
    [Fact]
    public async Task Serilogs_calls_obey_the_levels_of_their_category()
    {
        await using var host = await SerilogHost.StartAsync([new("Logging:LogLevel:Default", "Warning"), new("Logging:LogLevel:Orders", "Debug")]);
        var (orders, others) = (Log.ForContext("SourceContext", "Orders.Paid"), Log.ForContext("SourceContext", "Others"));
        orders.Debug("Debug of orders");
        orders.Verbose("Trace of orders");
        others.Information("Information of others");
        others.Warning("Warning of others");

        Assert.True(orders.IsEnabled(LogEventLevel.Debug));
        Assert.False(orders.IsEnabled(LogEventLevel.Verbose));
        Assert.False(others.IsEnabled(LogEventLevel.Information));
        Assert.Equal(["Debug of orders", "Warning of others"], (await host.LinesAsync()).Select(static l => l.GetProperty("message").GetString()));
        Assert.Equal(["Debug of orders", "Warning of others"], (await host.EventsAsync()).Select(static e => e.Message));
    }

    [Fact]
    public async Task A_level_that_changes_while_the_host_runs_counts_for_loggers_that_exist()
    {
        await using var host = await SerilogHost.StartAsync([new("Logging:LogLevel:Default", "Warning")]);
        var logger = Log.ForContext("SourceContext", "Orders");
        logger.Information("Too early");
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        configuration["Logging:LogLevel:Orders"] = "Information";
        configuration.Reload();
        logger.Information("In time");

        Assert.Equal("In time", Assert.Single(await host.LinesAsync()).GetProperty("message").GetString());
        Assert.Equal("In time", Assert.Single(await host.EventsAsync()).Message);
    }

    [Fact]
    public async Task Sinks_and_standard_output_have_levels_of_their_own()
    {
        await using var host = await SerilogHost.StartAsync([
            new("Logging:Serilog:LogLevel:Default", "Error"),
            new("Logging:StandardObservability:LogLevel:Default", "Debug")]);
        host.Logger().LogDebug("Debug");
        host.Logger().LogError("Error");
        Log.Debug("Debug");
        Log.Error("Error");

        Assert.Equal(["Debug", "Error", "Debug", "Error"], (await host.LinesAsync()).Select(static l => l.GetProperty("message").GetString()));
        Assert.Equal(["Error", "Error"], (await host.EventsAsync()).Select(static e => e.Message));
    }

    [Fact]
    public async Task Serilogs_minimum_level_and_overrides_restrict_the_sinks_further_and_never_standard_output()
    {
        await using var host = await SerilogHost.StartAsync([
            new("Logging:LogLevel:Default", "Debug"),
            new("Serilog:MinimumLevel:Default", "Information"),
            new("Serilog:MinimumLevel:Override:Noisy", "Error")]);
        foreach (var category in (string[])["Orders", "Noisy.Library"])
        {
            host.Logger(category).LogDebug("Debug of {Category}", category);
            host.Logger(category).LogWarning("Warning of {Category}", category);
            Log.ForContext("SourceContext", category).Warning("Warning of {Category}", category);
        }

        Assert.Equal(6, (await host.LinesAsync()).Count);
        Assert.Equal(["Warning of \"Orders\"", "Warning of \"Orders\""], (await host.EventsAsync()).Select(static e => e.Message));
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "Trace")]
    [InlineData(LogEventLevel.Debug, "Debug")]
    [InlineData(LogEventLevel.Information, "Information")]
    [InlineData(LogEventLevel.Warning, "Warning")]
    [InlineData(LogEventLevel.Error, "Error")]
    [InlineData(LogEventLevel.Fatal, "Critical")]
    public async Task Levels_have_the_lines_names(LogEventLevel level, string name)
    {
        await using var host = await SerilogHost.StartAsync([new("Logging:LogLevel:Default", "Trace")]);
        Log.ForContext<LevelTests>().Write(level, "Hello");

        var line = Assert.Single(await host.LinesAsync());
        Assert.Equal(name, line.GetProperty("level").GetString());
        Assert.Equal(typeof(LevelTests).FullName, line.GetProperty("category").GetString());
    }

    [Fact]
    public async Task A_section_that_cannot_be_used_costs_itself_and_is_told()
    {
        await using var host = await SerilogHost.StartAsync([new("Serilog:MinimumLevel", "Loud")]);
        Log.Information("Hello");

        Assert.Single(await host.EventsAsync());
        Assert.Contains(host.Output.Lines, static l => l.Contains("Configuration of sinks by the section Serilog could not be set up, so it is disabled: The value Loud is not a valid Serilog level.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_section_that_cannot_be_used_stops_the_host_when_that_was_chosen()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(static () => SerilogHost.StartAsync([new("Serilog:MinimumLevel", "Loud"), new("Observability:OnInvalidConfiguration", "FailFast")]));

        Assert.Equal("Configuration of sinks by the section Serilog could not be set up, so it is disabled: The value Loud is not a valid Serilog level.", error.Message);
    }

    [Fact]
    public async Task A_delegate_that_throws_costs_its_sinks_and_is_told()
    {
        await using var host = await SerilogHost.StartAsync([], static (b, _) => b.AddStandardSerilog(static (_, _) => throw new InvalidOperationException("No such file.")));
        Log.Information("Hello");

        Assert.Single(await host.LinesAsync());
        Assert.Contains(host.Output.Lines, static l => l.Contains("Configuration of sinks by a delegate of AddStandardSerilog could not be set up, so it is disabled: No such file.", StringComparison.Ordinal));
    }
}
