using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Classification;

/// <summary>A program gets the assembly for data classifications when it has their package, and only then.</summary>
public sealed class ClassifiedProgramTests(PackageFeed feed)
{
    private const string Ours = "StandardObservability.Compliance";
    private const string Theirs = "Microsoft.Extensions.Compliance.Abstractions";

    [Theory]
    [InlineData(Theirs)]
    [InlineData("Microsoft.Extensions.Compliance.Redaction")]
    [InlineData("Microsoft.Extensions.Telemetry")]
    public async Task A_program_whose_packages_bring_classifications_redacts_by_them(string package)
    {
        var program = await ClassifiedProgram.PublishAsync(feed, package);

        Assert.Superset(new HashSet<string>([Ours, Theirs], StringComparer.Ordinal), program.Assemblies);
        var output = await program.RunAsync();
        Assert.Contains("Paid by REDACTED-classified", output, StringComparison.Ordinal);
        Assert.DoesNotContain("lovelace", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_in_between_does_not_matter()
    {
        var program = await ClassifiedProgram.PublishAsync(feed, Theirs, hasLibrary: true);

        Assert.Contains(Ours, program.Assemblies);
        Assert.Contains("Paid by REDACTED-classified", await program.RunAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_has_neither_assembly_and_all_types_of_its_assemblies_can_be_loaded()
    {
        var program = await ClassifiedProgram.PublishAsync(feed, package: null);

        Assert.DoesNotContain(Ours, program.Assemblies);
        Assert.DoesNotContain(Theirs, program.Assemblies);
        Assert.Contains("All types were loaded", await program.RunAsync(), StringComparison.Ordinal);
    }
}
