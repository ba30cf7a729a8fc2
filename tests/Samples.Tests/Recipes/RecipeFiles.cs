using System.Text.Json;
using Judges;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>The files that the pages in docs/deploy explain.</summary>
internal static class RecipeFiles
{
    public static string Pages { get; } = Path.GetFullPath(Path.Combine(SampleProgram.DeployedFiles, "..", "..", "docs", "deploy"));

    /// <summary>The folder of the template <c>observability-lambda</c>.</summary>
    public static string LambdaTemplate { get; } = Path.Combine(Pages, "..", "..", "src", "StandardObservability.Templates", "observability-lambda");

    /// <summary>CloudFormation templates in YAML, by their paths below samples/deploy.</summary>
    public static TheoryData<string> Templates { get; } = [.. Find(static text => text.Contains("\nAWSTemplateFormatVersion:", StringComparison.Ordinal))];

    /// <summary>Manifests of Kubernetes.</summary>
    public static TheoryData<string> Manifests { get; } = [.. Find(static text => text.Contains("\napiVersion:", StringComparison.Ordinal))];

    public static string Locate(string path) => Path.Combine(SampleProgram.DeployedFiles, path);

    public static string Read(string path) => File.ReadAllText(Locate(path));

    /// <summary>The resources of a template by their names.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> ReadResourcesAsync(string template)
    {
        var documents = await NodeJudge.Shared.ReadYamlAsync(Read(template));
        return documents[0].GetProperty("Resources").EnumerateObject().ToDictionary(static r => r.Name, static r => r.Value);
    }

    /// <summary>The resources of a type.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> OfType(this IReadOnlyDictionary<string, JsonElement> resources, string type)
        => resources.Where(r => r.Value.GetProperty("Type").GetString() == type);

    private static IEnumerable<string> Find(Func<string, bool> isWanted) => Directory
        .EnumerateFiles(SampleProgram.DeployedFiles, "*.yaml", SearchOption.AllDirectories)
        .Where(file => isWanted(File.ReadAllText(file)))
        .Select(static file => Path.GetRelativePath(SampleProgram.DeployedFiles, file))
        .Order(StringComparer.Ordinal);
}
