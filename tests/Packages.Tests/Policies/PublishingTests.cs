using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Policies;

/// <summary>The commands of docs/standards.md: a platform team publishes its policy, and a service gets it.</summary>
[Collection(AcmeCollection.Name)]
public sealed class PublishingTests(PackageFeed feed, AcmePolicy acme)
{
    [Fact]
    public async Task A_service_gets_the_policy_from_the_source_that_its_configuration_names()
    {
        var folder = feed.CreateFolder("shop");
        var source = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
        var page = await File.ReadAllTextAsync(Path.Combine(feed.Source, "docs", "standards.md"), TestContext.Current.CancellationToken);
        var configuration = page.Split("```xml\n")[1].Split("```")[0].Replace("/srv/packages", source, StringComparison.Ordinal);

        (await feed.DotNet.RunAsync(acme.Folder, "nuget", "push", "artifacts/*.nupkg", "--source", source)).Successful();
        (await feed.DotNet.RunAsync(folder, "new", "web", "-n", "Shop", "--no-restore")).Successful();
        var shop = Path.Combine(folder, "Shop");
        await File.WriteAllTextAsync(Path.Combine(shop, "nuget.config"), configuration, TestContext.Current.CancellationToken);
        (await feed.DotNet.RunAsync(shop, "add", "package", "Acme.Telemetry.AspNetCore")).Successful();
        var program = Path.Combine(shop, "Program.cs");
        var text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            program,
            text.Replace("CreateBuilder(args);", "CreateBuilder(args);\nbuilder.AddAcmeDefaults();", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        (await feed.DotNet.RunAsync(shop, "build", "-v", "quiet")).Successful();

        Assert.StartsWith("acme 1.0.0 ", StampedAssembly.FindStamp(Path.Combine(shop, "bin", "Debug", "net10.0", "Shop.dll")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_of_the_template_are_packed_without_a_warning_and_have_a_readme()
    {
        Assert.DoesNotContain("NU5104", acme.PackOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("missing a readme", acme.PackOutput, StringComparison.OrdinalIgnoreCase);
        var packages = Directory.EnumerateFiles(acme.Packages, "*.nupkg").ToList();
        Assert.Equal(2, packages.Count);
        Assert.All(packages, static p =>
        {
            using var package = System.IO.Compression.ZipFile.OpenRead(p);
            Assert.NotNull(package.GetEntry("README.md"));
        });
    }
}
