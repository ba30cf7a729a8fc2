using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Diagnosis;
using StandardObservability.Diagnosis.Doctor.Checks;
using StandardObservability.Settings;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>A console sink beside the lines of the library.</summary>
public sealed class ConsoleSinkTests
{
    [Theory]
    [InlineData("Serilog:WriteTo:0", "Serilog:WriteTo:0", "Console")]
    [InlineData("Serilog:WriteTo:0", "Serilog:WriteTo:0:Name", "console")]
    [InlineData("Serilog:WriteTo:Screen", "Serilog:WriteTo:Screen:Name", "Console")]
    [InlineData("Serilog:WriteTo", "Serilog:WriteTo", "Console")]
    [InlineData("Serilog:WriteTo:1:Args:configure:0", "Serilog:WriteTo:1:Args:configure:0:Name", "Console")]
    [InlineData("Serilog:WriteTo:0:Args:configureLogger:WriteTo:0", "Serilog:WriteTo:0:Args:configureLogger:WriteTo:0:Name", "Console")]
    [InlineData(null, "Serilog:WriteTo:0:Name", "File")]
    [InlineData(null, "Serilog:WriteTo:0:Args:path", "Console")]
    [InlineData(null, "Serilog:Using:0", "Console")]
    public void It_is_found_in_the_section(string? expected, string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        Assert.Equal(expected is null ? null : $"the sink Console of {expected}", StandardObservability.Serilog.Hosting.ConsoleSink.Find(configuration));
    }

    [Theory]
    [InlineData("Auto", "Console", 1)]
    [InlineData("Off", "Console", 0)]
    [InlineData("Auto", "Debug", 0)]
    public async Task It_is_one_warning_at_the_start_and_a_problem_of_the_doctor(string output, string sink, int warnings)
    {
        await using var host = await SerilogHost.StartAsync([
            new("Observability:Logs:StandardOutput", output),
            new("Serilog:WriteTo:0:Name", sink)]);
        var check = new RegistrationCheck(host.Services.GetRequiredService<RegistrationContext>(), host.Services.GetRequiredService<OutputDescriptions>());

        Assert.Equal(warnings, check.Find().Count(static f => f.IsProblem && f.Text.Contains("the sink Console of Serilog:WriteTo:0", StringComparison.Ordinal)));
        await host.DisposeAsync();

        var found = host.Sink.Events.Where(static e => e.Message.Contains("twice", StringComparison.Ordinal)).ToList();
        Assert.Equal(warnings, found.Count);
        Assert.All(found, static e => Assert.StartsWith(
            "Each log line is on standard output twice: \"the sink Console of Serilog:WriteTo:0\" writes it too.", e.Message, StringComparison.Ordinal));
    }
}
