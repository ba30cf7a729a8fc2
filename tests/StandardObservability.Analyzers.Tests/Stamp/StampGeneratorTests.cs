using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StandardObservability.Analyzers.Stamp;
using StandardObservability.Conventions.Policy;
using Xunit;

namespace StandardObservability.Analyzers.Tests.Stamp;

public sealed class StampGeneratorTests
{
    [Theory]
    [InlineData("", "on")]
    [InlineData("true", "on")]
    [InlineData("false", "off")]
    [InlineData("False", "off")]
    public void Writes_policy_version_hash_and_whether_analyzers_run(string runAnalyzers, string expected)
    {
        var stamp = Generate(AnalyzedCode.Policy, runAnalyzers);

        Assert.Matches($"^acme 3\\.2\\.0 [0-9a-f]{{64}} analyzers={expected}$", stamp);
        Assert.Equal(stamp, PolicyStamp.Parse(stamp)!.ToString());
    }

    [Fact]
    public void Writes_no_stamp_for_a_policy_with_a_fault() => Assert.Null(Generate("""{ "policy": "acme" }""", ""));

    private static string? Generate(string policy, string runAnalyzers)
    {
        var options = new CompiledCode.ProjectProperties(runAnalyzers.Length == 0 ? [] : [("RunAnalyzers", runAnalyzers)]);
        var driver = CSharpGeneratorDriver.Create(
            [new StampGenerator().AsSourceGenerator()],
            [new CompiledCode.InMemoryText("/telemetry.policy.json", policy)],
            optionsProvider: options);
        driver.RunGeneratorsAndUpdateCompilation(CompiledCode.Create("class C;"), out var compilation, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        return compilation.Assembly.GetAttributes()
            .Where(static a => a.ConstructorArguments.FirstOrDefault().Value as string == PolicyStamp.MetadataKey)
            .Select(static a => (string?)a.ConstructorArguments[1].Value)
            .SingleOrDefault();
    }
}
