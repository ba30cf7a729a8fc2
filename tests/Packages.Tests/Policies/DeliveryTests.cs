using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Policies;

/// <summary>E1: a policy reaches services through packages.</summary>
[Collection(AcmeCollection.Name)]
public sealed class DeliveryTests(PackageFeed feed, AcmePolicy acme)
{
    private const string OrderCount = """
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Hosting;

        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
        builder.AddAcmeDefaults();
        var meter = new Meter("acme.shop");
        meter.CreateCounter<long>("order_count", "orders").Add(1);
        """;

    private const string Conforming = """
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Hosting;

        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);
        builder.AddAcmeDefaults();
        using var host = builder.Build();
        await host.StartAsync();
        var meter = new Meter("acme.shop");
        meter.CreateCounter<long>("acme.order.placed", "{order}").Add(1, new KeyValuePair<string, object?>("acme.order.channel", "web"));
        await host.StopAsync();
        """;

    [Fact]
    public async Task E1_a_service_two_packages_away_breaks_its_build()
    {
        var defaults = await PackAcmeWebAsync();
        var service = new PolicyService(feed, acme);
        await service.WriteAsync(code: OrderCount, project: $"<PropertyGroup><RestoreAdditionalProjectSources>$(RestoreAdditionalProjectSources);{defaults}</RestoreAdditionalProjectSources></PropertyGroup>", package: "Acme.Web");

        var build = await service.BuildAsync();

        Assert.Equal(["error TEL101", "error TEL103"], build.Findings);
        Assert.Contains(
            "Instrument 'order_count' has no namespace. Dashboards and alarms find telemetry by names of one form. Use a name such as \"acme.order.placed\". (policy acme 1.0.0)",
            build.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "Instrument 'order_count' has the unit \"orders\", which is not UCUM. A dashboard cannot scale or compare values whose unit it does not know. Write \"{order}\". (policy acme 1.0.0)",
            build.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task E9_the_build_of_the_platform_team_fails_when_a_unit_changes_in_a_minor_version()
    {
        var repository = feed.CreateFolder("repository");
        foreach (var file in Directory.EnumerateFiles(acme.Folder, "*", SearchOption.AllDirectories).Where(IsSource))
        {
            var copy = Path.Combine(repository, Path.GetRelativePath(acme.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        await File.WriteAllTextAsync(
            Path.Combine(repository, "NuGet.config"),
            $"""<configuration><packageSources><add key="feed" value="{feed.Folder}" /></packageSources></configuration>""",
            TestContext.Current.CancellationToken);
        var git = (string[] arguments) => feed.DotNet.RunProgramAsync("git", repository, ["-c", "user.name=acme", "-c", "user.email=acme@example.com", .. arguments]);
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "-A"], ["commit", "-qm", "Policy"], ["tag", "1.0.0"]])
        {
            (await git(arguments)).Successful();
        }

        var policy = Path.Combine(repository, "src", "Acme.Telemetry", "telemetry.policy.json");
        var text = await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await feed.DotNet.RunProgramAsync("bash", repository, "build.sh", "diff")).ExitCode);
        await File.WriteAllTextAsync(
            policy,
            text.Replace("\"{order}\"", "\"{item}\"", StringComparison.Ordinal).Replace("1.0.0", "1.1.0", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var changed = await feed.DotNet.RunProgramAsync("bash", repository, "build.sh", "diff");

        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("{item}", changed.Output, StringComparison.Ordinal);
    }

    private static bool IsSource(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        && !path.Contains("/artifacts/", StringComparison.Ordinal);

    [Fact]
    public async Task A_conforming_service_builds_without_a_finding_and_carries_policy_and_stamp()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync(code: Conforming);
        await service.WriteAsync("telemetry.exemptions.json", """[{ "rule": "TEL103", "target": "acme.legacy.*", "owner": "team-shop", "ticket": "OBS-1", "expires": "2026-12-31", "reason": "old" }]""");

        var build = await service.BuildAsync();

        Assert.DoesNotContain(build.Successful().Findings, static finding => finding.Contains("TEL", StringComparison.Ordinal));
        Assert.Matches("^acme 1\\.0\\.0 [0-9a-f]{64} analyzers=on$", StampedAssembly.FindStamp(service.Assembly));
        Assert.Equal(["telemetry.exemptions.json", "telemetry.policy.json"], StampedAssembly.FindResources(service.Assembly).Order(StringComparer.Ordinal));
        (await feed.DotNet.RunAsync(service.Folder, service.Assembly)).Successful();
    }

    // A package between the platform team's and the service, which knows nothing of policies.
    private async Task<string> PackAcmeWebAsync()
    {
        var folder = feed.CreateFolder("web", acme.Packages);
        await File.WriteAllTextAsync(Path.Combine(folder, "Acme.Web.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Version>1.0.0</Version></PropertyGroup>
              <ItemGroup><PackageReference Include="Acme.Telemetry.AspNetCore" Version="1.0.0" /></ItemGroup>
            </Project>
            """);
        (await feed.DotNet.RunAsync(folder, "pack", "-v", "quiet", "-o", Path.Combine(folder, "out"))).Successful();
        return Path.Combine(folder, "out");
    }
}
