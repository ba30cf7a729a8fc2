using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Standards;

namespace StandardObservability.Tool.Input.Policies;

/// <summary>A policy file after reading.</summary>
/// <param name="File">The file as reports show it.</param>
/// <param name="Policy">The policy, or <see langword="null"/> when the file has faults.</param>
/// <param name="Faults">All faults of the file.</param>
/// <param name="IsTrial">Whether there is no file, and the policy is the trial.</param>
internal sealed record LoadedPolicy(string File, TelemetryPolicy? Policy, IReadOnlyList<PolicyFault> Faults, bool IsTrial = false)
{
    private const string TrialText = """{ "policy": "trial", "version": "0.1.0", "extends": ["house/1", "otel-semconv/1.44"] }""";

    /// <summary>The policy of repositories without one: it shows what the standards would find.</summary>
    public static LoadedPolicy Trial { get; } = new("", PolicyReader.Read(TrialText, "trial", FindStandard).Policy, [], IsTrial: true);

    /// <summary>Reads a file.</summary>
    public static LoadedPolicy Read(string path, ToolContext context)
    {
        var shown = context.Show(path);
        var reading = PolicyReader.Read(TextFile.Read(path, shown), shown, FindStandard);
        return new LoadedPolicy(shown, reading.Policy, reading.Faults);
    }

    /// <summary>The policy beneath the folders, or else that of their builds, which comes with a package, or else the trial.</summary>
    /// <exception cref="ToolException">There are several that differ.</exception>
    public static LoadedPolicy Find(IReadOnlyList<string> folders, ToolContext context)
    {
        var files = Find(folders, isOutput: false);
        files = files.Count > 0 ? files : Find(folders, isOutput: true);
        var different = files.DistinctBy(file => TextFile.Read(file, context.Show(file)), StringComparer.Ordinal).ToList();
        return different.Count switch
        {
            0 => Trial,
            1 => Read(different[0], context),
            _ => throw new ToolException(
                $"There are {different.Count} files {PolicyFileNames.Policy} that differ: {string.Join(", ", different.Take(5).Select(context.Show))}.",
                "It is unclear which policy counts.",
                $"Pass --policy {context.Show(different[0])}, for example."),
        };
    }

    /// <summary>The text of a standard that the tool carries, or <see langword="null"/>.</summary>
    public static string? FindStandard(string name) => PolicyStandards.Find(name, typeof(LoadedPolicy).Assembly);

    private static List<string> Find(IReadOnlyList<string> folders, bool isOutput) =>
        [.. folders.SelectMany(folder => InputFiles.Find(folder, PolicyFileNames.Policy, isOutput)).Distinct(StringComparer.Ordinal)];
}
