using System.Text.Json;
using System.Text.Json.Nodes;
using StandardObservability.Dashboards;

namespace StandardObservability.Cdk.Templates;

/// <summary>The sections of a rendered template.</summary>
/// <param name="Origin">The file that problems name.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Resources">The resources.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record ServiceTemplate(string Origin, JsonObject Parameters, JsonObject Conditions, JsonObject Resources, JsonObject Outputs)
{
    private static readonly string[] Sections =
    [
        "AWSTemplateFormatVersion", "Description", nameof(Parameters), nameof(Conditions), nameof(Resources), nameof(Outputs),
    ];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is not a template of this library.</exception>
    public static ServiceTemplate Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.Exists(path) ? Parse(File.ReadAllText(path), path) : throw new FileNotFoundException(
            $"{Path.GetFullPath(path)} does not exist. Write it in the service's project with: dotnet run -- observability render DIR", path);
    }

    /// <exception cref="InvalidDataException">The text is not a template of this library.</exception>
    public static ServiceTemplate Parse(string text, string origin)
    {
        var root = ParseJson(text, origin) as JsonObject;
        if (root?[nameof(Resources)] is not JsonObject resources || root[nameof(Outputs)] is not JsonObject outputs || !outputs.ContainsKey("DashboardName"))
        {
            throw NotRendered(origin, "It has no resources, or no output DashboardName");
        }

        return root.FirstOrDefault(static s => !Sections.Contains(s.Key, StringComparer.Ordinal)) is { Key: { } unknown }
            ? throw NotRendered(origin, $"It has the section {unknown}")
            : new ServiceTemplate(
                origin, root[nameof(Parameters)] as JsonObject ?? [], root[nameof(Conditions)] as JsonObject ?? [], resources, outputs);
    }

    /// <summary>A problem of a file that was changed by hand, or that another version of this library wrote.</summary>
    public static InvalidDataException NotRendered(string origin, string what)
        => new($"{origin} is not a template that this version reads. {what}. Pass {CloudWatchTemplate.FileName} unchanged, as `observability render` "
            + "of the same version writes it; changes belong in the service's model or in the stack.");

    private static JsonNode? ParseJson(string text, string origin)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException problem)
        {
            throw NotRendered(origin, $"It is not JSON: {problem.Message.TrimEnd('.')}");
        }
    }
}
