using System.Text.Json;
using Samples.Tests.Publishing;

namespace Samples.Tests.Containers;

/// <summary>The Dockerfile of a sample.</summary>
/// <param name="Text">All of it.</param>
internal sealed record Dockerfile(string Text)
{
    /// <summary>The samples that have one.</summary>
    public static IReadOnlyList<string> Services { get; } = ["Checkout.Api", "Checkout.Worker", "Inventory.Api"];

    /// <summary>The base image of the last stage.</summary>
    public string Image => Instructions("FROM")[^1];

    /// <summary>Its environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment => Instructions("ENV").SelectMany(static e => e.Split(' '))
        .Select(static e => e.Split('=', 2)).ToDictionary(static e => e[0], static e => e[1], StringComparer.Ordinal);

    /// <summary>The command in exec form: a shell would get the signals and not pass them on.</summary>
    public IReadOnlyList<string> EntryPoint => JsonSerializer.Deserialize<string[]>(Instructions("ENTRYPOINT").Single())!;

    public static Dockerfile Read(string sample) => new(File.ReadAllText(Path.Combine(SampleProgram.DeployedFiles, "..", sample, "Dockerfile")));

    /// <summary>The texts after an instruction, in their order.</summary>
    public IReadOnlyList<string> Instructions(string name) =>
        [.. Text.Split('\n').Where(l => l.StartsWith(name + " ", StringComparison.Ordinal)).Select(l => l[(name.Length + 1)..].Trim())];
}
