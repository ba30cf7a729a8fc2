using System.Text.Json;
using System.Text.RegularExpressions;
using Judges;

namespace Samples.Tests.Recipes;

/// <summary>The environment variables that a recipe gives to the service, and the signs by which the platform is detected.</summary>
internal static partial class Recipe
{
    // Nothing listens at port 1, so the platform's metadata is not available, as the test wants.
    private static readonly Dictionary<string, string> Ecs = new() { ["ECS_CONTAINER_METADATA_URI_V4"] = "http://127.0.0.1:1/v4" };

    public static async Task<Dictionary<string, string>> ReadEnvironmentAsync(string file) => file switch
    {
        "ecs/express.yaml" => Join(
            Ecs, Pairs((await ReadPropertiesAsync(file, "Service")).GetProperty("PrimaryContainer").GetProperty("Environment"), "Name", "Value")),
        "lambda/zip.yaml" or "lambda/image.yaml" => Join(
            new() { ["AWS_LAMBDA_FUNCTION_NAME"] = "greetings", ["AWS_REGION"] = "eu-central-1" },
            (await ReadPropertiesAsync(file, "Function")).GetProperty("Environment").GetProperty("Variables").EnumerateObject().Select(static v => (v.Name, v.Value))),
        "ec2/inventory-api.service" => UnitVariable().Matches(RecipeFiles.Read(file))
            .ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value),
        _ when file.StartsWith("ecs/", StringComparison.Ordinal) => Join(
            Ecs, Pairs((await ReadTaskAsync(file))[0].GetProperty("Environment"), "Name", "Value")),
        _ => Join([], Pairs(await ReadContainerAsync(file), "name", "value")),
    };

    /// <summary>The containers of a task definition.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadTaskAsync(string template)
        => [.. (await ReadPropertiesAsync(template, "Task")).GetProperty("ContainerDefinitions").EnumerateArray()];

    private static async Task<JsonElement> ReadPropertiesAsync(string template, string resource)
        => (await RecipeFiles.ReadResourcesAsync(template))[resource].GetProperty("Properties");

    private static async Task<JsonElement> ReadContainerAsync(string manifest)
    {
        var spec = (await NodeJudge.Shared.ReadYamlAsync(RecipeFiles.Read(manifest)))[0].GetProperty("spec");
        if (spec.TryGetProperty("jobTemplate", out var job))
        {
            spec = job.GetProperty("spec");
        }

        return spec.GetProperty("template").GetProperty("spec").GetProperty("containers")[0].GetProperty("env");
    }

    private static IEnumerable<(string Name, JsonElement Value)> Pairs(JsonElement list, string name, string value) => list.EnumerateArray()
        .Where(e => e.TryGetProperty(value, out _))
        .Select(e => (e.GetProperty(name).GetString()!, e.GetProperty(value)));

    // A value that CloudFormation computes is the text of Fn::Sub, the value of Fn::If when all parameters are given, or some text in place of a parameter.
    private static Dictionary<string, string> Join(Dictionary<string, string> signs, IEnumerable<(string Name, JsonElement Value)> variables)
    {
        var environment = new Dictionary<string, string>(signs);
        foreach (var (name, given) in variables)
        {
            var value = given.ValueKind == JsonValueKind.Object && given.TryGetProperty("Fn::If", out var choice) ? choice[1] : given;
            environment[name] = value.ValueKind == JsonValueKind.String ? value.GetString()!
                : value.TryGetProperty("Fn::Sub", out var text) ? Parameter().Replace(text.GetString()!, "production") : "1.2.3";
        }

        return environment;
    }

    [GeneratedRegex("^Environment=([^=]+)=(.*)$", RegexOptions.Multiline)]
    private static partial Regex UnitVariable();

    [GeneratedRegex(@"\$\{\w+\}")]
    private static partial Regex Parameter();
}
