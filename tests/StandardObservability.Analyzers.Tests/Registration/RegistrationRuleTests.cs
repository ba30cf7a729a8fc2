using Microsoft.CodeAnalysis;
using Xunit;

namespace StandardObservability.Analyzers.Tests.Registration;

public sealed class RegistrationRuleTests
{
    private const string Usings = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using OpenTelemetry;
        using OpenTelemetry.Metrics;
        using OpenTelemetry.Trace;
        using StandardObservability;
        """;

    [Fact]
    public Task Reports_a_program_that_builds_a_host_without_registering() => CheckProgramAsync("""
        var builder = {|TEL402:WebApplication.CreateBuilder()|};
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("var builder = WebApplication.CreateBuilder(); builder.AddStandardObservability(); builder.Build().Run();")]
    [InlineData("var builder = Host.CreateApplicationBuilder(); builder.AddStandardObservability(options => { }); builder.Build().Run();")]
    [InlineData("var builder = WebApplication.CreateBuilder(); builder.AddAcmeDefaults(); builder.Build().Run();")]
    [InlineData("var builder = WebApplication.CreateBuilder(); if (args.Length > 0) { builder.AddStandardObservability(); } else { builder.AddStandardObservability(); }")]
    [InlineData("System.Console.WriteLine(args.Length);")]
    public Task Finds_nothing_in_a_program_that_registers_or_has_no_host(string statements) => CheckProgramAsync(statements);

    [Fact]
    public Task Reports_a_second_registration_on_one_builder() => CheckProgramAsync("""
        var builder = WebApplication.CreateBuilder();
        builder.AddStandardObservability();
        {|TEL402:builder.AddStandardObservability()|};
        var other = WebApplication.CreateBuilder();
        other.AddStandardObservability();
        """);

    [Fact]
    public Task Reports_what_bypasses_the_registration() => CheckProgramAsync("""
        var builder = WebApplication.CreateBuilder();
        builder.AddStandardObservability();
        {|TEL403:builder.Logging.ClearProviders()|};
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => {|TEL403:traces.AddSource("Acme.*").SetSampler(new AlwaysOnSampler())|})
            .WithMetrics(metrics => {|TEL403:metrics.AddMeter("Acme.*").AddOtlpExporter()|});
        using var second = {|TEL403:Sdk.CreateTracerProviderBuilder()|}.Build();
        """);

    [Fact]
    public Task Does_not_judge_a_library() => AnalyzedCode.CheckAsync(Usings + """

        static class Wrapper { public static void Add(WebApplicationBuilder builder) => builder.Logging.ClearProviders(); }
        """);

    private static Task CheckProgramAsync(string statements) => AnalyzedCode.CheckAsync(
        $$"""
        {{Usings}}
        {{statements}}
        static class Acme { [ObservabilityRegistration] public static void AddAcmeDefaults(this IHostApplicationBuilder builder) { } }
        """,
        configure: test => test.TestState.OutputKind = OutputKind.ConsoleApplication);
}
