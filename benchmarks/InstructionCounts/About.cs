using System.Reflection;
using System.Runtime.InteropServices;
using OpenTelemetry;

namespace InstructionCounts;

/// <summary>Describes the runtime, processor and OpenTelemetry version that determine the counts.</summary>
internal static class About
{
    public static string Text => string.Join(
        ", ",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        $"instruction set {InstructionSet}",
        $"OpenTelemetry {VersionOf(typeof(Sdk).Assembly)}");

    /// <summary>The instruction set in the project file.</summary>
    private static string InstructionSet
        => typeof(About).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == nameof(InstructionSet))?.Value is { Length: > 0 } named ? named : "of the compiler's choice";

    private static string VersionOf(Assembly assembly)
        => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
