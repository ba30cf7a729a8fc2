using Judges;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>The manifests are objects of Kubernetes.</summary>
public sealed class ManifestTests
{
    [JudgedTheory]
    [MemberData(nameof(RecipeFiles.Manifests), MemberType = typeof(RecipeFiles))]
    public async Task The_types_of_Kubernetes_fit(string manifest)
        => Assert.Empty((await NodeJudge.Shared.CheckManifestsAsync(RecipeFiles.Read(manifest))).Errors);

    [JudgedTheory]
    [InlineData("readinessProbe", "readynessProbe", "readynessProbe")]
    [InlineData("replicas: 2", "replicas: two", "string")]
    [InlineData("kind: Deployment", "kind: Deploymant", "Deploymant")]
    [InlineData("apps/v1", "apps/v9", "apps/v9")]
    [InlineData("name: inventory-api}", "name: Inventory.Api}", "name")]
    public async Task The_types_of_Kubernetes_find_a_mistake(string right, string wrong, string named)
    {
        var manifest = RecipeFiles.Read("eks/service.yaml");
        Assert.Contains(right, manifest, StringComparison.Ordinal);

        var errors = (await NodeJudge.Shared.CheckManifestsAsync(manifest.Replace(right, wrong, StringComparison.Ordinal))).Errors;

        Assert.Contains(errors, e => e.Contains(named, StringComparison.Ordinal));
    }
}
