using StandardObservability.Contracts.Tests.References;
using System.Text;
using Xunit;

namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>Inside the core project, folders depend on each other in one direction.</summary>
public sealed class FolderArrowTests
{
    /// <summary>From the top layer to the bottom one. Folders of one layer do not reference each other.</summary>
    private static readonly string[][] Layers =
    [
        ["Hosting"],
        ["Commands", "Diagnosis"],
        ["Logging", "Metrics", "Tracing"],
        ["Identity", "SdkInternals"],
        ["Export"],
        ["Redaction"],

        // Redaction hides what the policy classifies, and everything above judges by it; the policy itself reads only settings.
        ["Policy"],
        ["Settings", "Text"],
    ];

    /// <summary>Two files of one folder that need each other, with the reason.</summary>
    private static readonly Dictionary<string, string> AllowedCycles = new(StringComparer.Ordinal)
    {
        ["Diagnosis/Crash/CrashReport.cs <-> Diagnosis/Crash/HostLoggedExceptions.cs <-> Diagnosis/Crash/ObservedHost.cs <-> Diagnosis/Crash/UnhandledExceptions.cs"]
            = "a host registers itself with the process's event, which reports for the registered hosts",
        ["Logging/StandardOutputLogger.cs <-> Logging/StandardOutputLoggerProvider.cs"] = "a provider creates loggers that read its scopes and its output",
        ["Redaction/CollectionCopy.cs <-> Redaction/RedactedPair.cs <-> Redaction/RedactionPolicy.cs <-> Redaction/RunningPolicies.cs"]
            = "values contain collections of values, and a policy leaves the list of running ones when it is disposed of",
        ["Redaction/Keys/KeyName.cs <-> Redaction/Keys/NormalizedKey.cs"] = "a name is normalized to be compared, and compared by the normalized key",
        ["Tracing/Messages/MessageContext.cs <-> Tracing/Messages/OutgoingMessage.cs"] = "a message injects its context into itself",
        ["Tracing/Propagation/InboundRequest.cs <-> Tracing/Propagation/PropagationSettings.cs <-> Tracing/Propagation/RunningPropagation.cs"]
            = "the record of a request carries the settings of its host, and the settings hold the record that requests share",
    };

    [Fact]
    public void Every_folder_has_its_layer()
        => Assert.Equal(Layers.SelectMany(static l => l).Order(StringComparer.Ordinal), CoreSource.Files.Values.Select(static f => f.TopFolder).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Folders_reference_lower_layers_only()
    {
        var wrong = from uses in CoreSource.Uses
                    from used in uses.Value
                    where uses.Key.TopFolder != used.TopFolder && FindLayer(used) <= FindLayer(uses.Key)
                    select $"{uses.Key.Path} -> {used.Path}";

        AssertNone(wrong);
    }

    [Fact]
    public void The_picture_of_the_architecture_is_generated()
    {
        var picture = new StringBuilder("```\n");
        foreach (var folder in Layers.SelectMany(static l => l))
        {
            var used = CoreSource.Uses.Where(u => u.Key.TopFolder == folder).SelectMany(static u => u.Value).Select(static f => f.TopFolder).Distinct()
                .Where(f => f != folder)
                .OrderBy(static f => Array.FindIndex(Layers, l => l.Contains(f, StringComparer.Ordinal)))
                .ThenBy(static f => f, StringComparer.Ordinal);
            picture.Append($"{folder,-12} -> {string.Join(", ", used)}".TrimEnd(' ', '-', '>')).Append('\n');
        }

        GeneratedSection.Verify("folders", picture.Append("```\n").ToString(), "docs", "architecture.md");
    }

    [Fact]
    public void No_cycle_crosses_a_folder()
    {
        var wrong = FileCycles.Find(CoreSource.Uses).Where(static c => c.Select(static f => f.Folder).Distinct().Skip(1).Any());

        AssertNone(wrong.Select(Describe));
    }

    [Fact]
    public void A_cycle_within_a_folder_has_a_reason()
    {
        var found = FileCycles.Find(CoreSource.Uses).Where(static c => !c.Select(static f => f.Folder).Distinct().Skip(1).Any()).Select(Describe);

        AssertNone(found.Except(AllowedCycles.Keys, StringComparer.Ordinal));
        Assert.Subset(found.ToHashSet(StringComparer.Ordinal), AllowedCycles.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.InRange(AllowedCycles.Count, 0, 7);
        Assert.All(AllowedCycles.Values, static reason => Assert.NotEmpty(reason));
    }

    private static void AssertNone(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    private static int FindLayer(SourceFile file) => Array.FindIndex(Layers, l => l.Contains(file.TopFolder, StringComparer.Ordinal));

    private static string Describe(IEnumerable<SourceFile> cycle) => string.Join(" <-> ", cycle.Select(static f => f.Path).Order(StringComparer.Ordinal));
}
