using System.Text.Json;
using Xunit;

namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>Which project may know which. Arrows point down only.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["StandardObservability.Conventions"] = [],
        ["StandardObservability"] = ["StandardObservability.Conventions"],
        ["StandardObservability.Analyzers"] = ["StandardObservability.Conventions"],
        ["StandardObservability.Analyzers.CodeFixes"] = ["StandardObservability.Analyzers", "StandardObservability.Conventions"],
        ["StandardObservability.AspNetCore"] = ["StandardObservability", "StandardObservability.Conventions", "StandardObservability.Dashboards"],
        ["StandardObservability.Aws"] = ["StandardObservability", "StandardObservability.Conventions"],
        ["StandardObservability.Cdk"] = ["StandardObservability.Conventions", "StandardObservability.Dashboards"],
        ["StandardObservability.Compliance"] = ["StandardObservability", "StandardObservability.Conventions"],
        ["StandardObservability.Dashboards"] = ["StandardObservability.Conventions"],
        ["StandardObservability.Serilog"] = ["StandardObservability", "StandardObservability.Conventions"],
        ["StandardObservability.Templates"] = [],
        ["StandardObservability.Testing"] = ["StandardObservability", "StandardObservability.Conventions"],
        ["StandardObservability.Tool"] = ["StandardObservability.Conventions", "StandardObservability.Dashboards"],
    };

    private static readonly Dictionary<string, string[]> AllowedFriends = new(StringComparer.Ordinal)
    {
        ["StandardObservability.Analyzers"] = ["StandardObservability.Analyzers.CodeFixes", "StandardObservability.Analyzers.Tests", "ForeignCode.Tests"],
        ["StandardObservability.Analyzers.CodeFixes"] = ["StandardObservability.Analyzers.Tests"],
        ["StandardObservability.Templates"] = [],
        ["StandardObservability.Conventions"] = ["StandardObservability.Analyzers", "StandardObservability.Analyzers.CodeFixes", "StandardObservability.Analyzers.Tests", "StandardObservability.Tool", "StandardObservability.Tool.Tests", "StandardObservability", "StandardObservability.AspNetCore", "StandardObservability.Aws", "StandardObservability.Analyzers", "StandardObservability.Analyzers.CodeFixes", "StandardObservability.Analyzers.Tests", "StandardObservability.Compliance", "StandardObservability.Contracts.Tests", "StandardObservability.Conventions.Tests", "StandardObservability.Databases.Tests", "StandardObservability.Testing", "StandardObservability.Tests", "StandardObservability.Tool", "StandardObservability.Tool.Tests", "InstructionCounts", "Fuzz", "Fuzz.Tests"],
        ["StandardObservability"] = ["StandardObservability.AspNetCore", "StandardObservability.Aws", "StandardObservability.Aws.Tests", "StandardObservability.Compliance", "StandardObservability.Databases.Tests", "StandardObservability.Serilog", "StandardObservability.Serilog.Tests", "StandardObservability.Testing", "StandardObservability.Tests", "StandardObservability.Contracts.Tests", "StandardObservability.AspNetCore.Tests", "StandardObservability.Benchmarks", "InstructionCounts", "Fuzz", "Fuzz.Tests"],
        ["StandardObservability.AspNetCore"] = ["StandardObservability.AspNetCore.Tests"],
        ["StandardObservability.Aws"] = ["StandardObservability.Aws.Tests"],
        ["StandardObservability.Cdk"] = [],
        ["StandardObservability.Compliance"] = [],
        ["StandardObservability.Dashboards"] = ["StandardObservability.AspNetCore", "StandardObservability.AspNetCore.Tests", "StandardObservability.Contracts.Tests", "StandardObservability.Dashboards.Tests", "StandardObservability.Tool"],
        ["StandardObservability.Serilog"] = ["StandardObservability.Serilog.Tests"],
        ["StandardObservability.Testing"] = ["StandardObservability.Testing.Tests"],
        ["StandardObservability.Tool"] = ["StandardObservability.Tool.Tests"],
    };

    [Fact]
    public void Every_project_has_its_place_in_the_plan()
        => Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Repository.Projects.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Projects_reference_downwards_only()
    {
        foreach (var (name, project) in Repository.Projects)
        {
            var references = Repository.Includes(project, "ProjectReference").Select(static r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')));
            Assert.Subset(Allowed[name].ToHashSet(StringComparer.Ordinal), references.ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Internals_are_open_to_the_named_friends_only()
    {
        foreach (var (name, project) in Repository.Projects)
        {
            Assert.Subset(AllowedFriends[name].ToHashSet(StringComparer.Ordinal), Repository.Includes(project, "InternalsVisibleTo").ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_words_depend_on_nothing()
    {
        var words = Repository.Projects["StandardObservability.Conventions"];

        Assert.Empty(Repository.Includes(words, "PackageReference"));
        Assert.Equal("netstandard2.0", words.Descendants("TargetFramework").Single().Value);
    }

    [Fact]
    public void A_worker_runs_on_the_plain_runtime_without_ASP_NET_Core_and_without_the_AWS_SDK()
    {
        var output = Path.Combine(Repository.Root, "samples", "Checkout.Worker", "bin", Configuration, "net10.0");
        using var runtime = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "Checkout.Worker.runtimeconfig.json")));
        using var graph = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "Checkout.Worker.deps.json")));

        var framework = runtime.RootElement.GetProperty("runtimeOptions").GetProperty("framework").GetProperty("name").GetString();
        var libraries = Closure(graph.RootElement.GetProperty("targets").EnumerateObject().Single().Value, "StandardObservability");

        Assert.Equal("Microsoft.NETCore.App", framework);
        Assert.Contains("StandardObservability.Conventions", libraries);
        Assert.DoesNotContain(libraries, static l => l.StartsWith("AWSSDK", StringComparison.OrdinalIgnoreCase) || l.StartsWith("Microsoft.AspNetCore", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A library of a dependency graph, and what it brings.</summary>
    private static HashSet<string> Closure(JsonElement target, string library)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([library]);
        while (open.TryDequeue(out var name))
        {
            var entry = target.EnumerateObject().FirstOrDefault(l => l.Name.StartsWith(name + "/", StringComparison.Ordinal));
            if (found.Add(name) && entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("dependencies", out var dependencies))
            {
                foreach (var dependency in dependencies.EnumerateObject())
                {
                    open.Enqueue(dependency.Name);
                }
            }
        }

        return found;
    }

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!)!;
}
