using System.Reflection;
using System.Runtime.InteropServices;
using OpenTelemetry;

namespace InstructionCounts;

/// <summary>What the counts of this program belong to: with another of these they are other counts.</summary>
internal static class About
{
    public static string Text => string.Join(
        ", ",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        $"instruction set {InstructionSet}",
        $"OpenTelemetry {VersionOf(typeof(Sdk).Assembly)}");

    /// <summary>As the project file tells it to the compiler.</summary>
    private static string InstructionSet
        => typeof(About).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == nameof(InstructionSet))?.Value is { Length: > 0 } named ? named : "of the compiler's choice";

    private static string VersionOf(Assembly assembly)
        => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
