using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using StandardObservability.Diagnosis.Doctor;
using StandardObservability.Diagnosis.Doctor.Checks;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Doctor;

/// <summary>Checks of what a single process cannot show.</summary>
public sealed class DoctorCheckTests
{
    [Fact]
    public async Task An_exporter_of_the_application_is_a_note()
    {
        await using var host = await WorkerHost.StartAsync(set: static b =>
        {
            b.AddStandardObservability();
            b.Services.AddOpenTelemetry().WithTracing(static t => t.AddOtlpExporter(static o => o.Endpoint = new Uri("http://127.0.0.1:1")));
        });
        var check = new ApplicationExporterCheck(host.Services.GetRequiredService<ApplicationExporters>());

        Assert.Contains(check.Find(), static f => f is { IsProblem: false, Page: DoctorPages.Twice } && f.Text.StartsWith("Spans are sent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.2.0", "1.2.0", "1.20.1", 0)]
    [InlineData("1.2.0", "1.1.9", "1.20.1", 1)]
    [InlineData("1.2.0", "1.2.0", "1.21.0-beta.1", 1)]
    [InlineData("1.2.0", "1.2.0", "unknown", 1)]
    public void Versions_that_differ_are_found(string core, string web, string openTelemetry, int findings)
    {
        var packages = new Dictionary<string, string> { ["StandardObservability"] = core, ["StandardObservability.AspNetCore"] = web };

        var found = VersionCheck.Find(new ProgramVersions(packages, openTelemetry, new Version(1, 20, 1, 0), new HashSet<string>())).ToList();

        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal(core != web, f.IsProblem));
    }

    [Fact]
    public void Another_library_that_traces_is_a_note()
    {
        var found = OtherTelemetryCheck.Find(new ProgramVersions(new Dictionary<string, string>(), "1", null, new HashSet<string> { "Elastic.Apm", "Shop" }));

        Assert.Contains("Elastic's agent", Assert.Single(found).Text, StringComparison.Ordinal);
    }
}
