using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenTelemetry;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>The runtime, the packages of this library and OpenTelemetry, and the names of all assemblies that the program can load.</summary>
/// <param name="Packages">Versions of the packages of this library, by their names.</param>
/// <param name="OpenTelemetry">Version of OpenTelemetry that is loaded.</param>
/// <param name="BuiltWith">Assembly version of OpenTelemetry that this library was built with.</param>
/// <param name="Assemblies">Names of all assemblies without <c>.dll</c>.</param>
internal sealed record ProgramVersions(IReadOnlyDictionary<string, string> Packages, string OpenTelemetry, Version? BuiltWith, IReadOnlySet<string> Assemblies)
{
    private const string Family = nameof(StandardObservability);

    public static ProgramVersions Find()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(static a => !a.IsDynamic).ToList();
        var own = loaded.Where(static a => a.GetName().Name is { } name && (name == Family || name.StartsWith(Family + '.', StringComparison.Ordinal)));
        var packages = own.Where(static a => a.GetCustomAttribute<AssemblyInformationalVersionAttribute>() is not null)
            .DistinctBy(static a => a.GetName().Name)
            .ToDictionary(static a => a.GetName().Name!, ReadVersion, StringComparer.Ordinal);
        var sdk = typeof(Sdk).Assembly;
        return new ProgramVersions(packages, ReadVersion(sdk), FindReferencedVersion(sdk), FindAssemblies(loaded));
    }

    public string Describe()
        => $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}, "
            + string.Join(", ", Packages.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key} {p.Value}"))
            + $", OpenTelemetry {OpenTelemetry}";

    /// <remarks>A native program has no references: it contains the version that it was compiled with.</remarks>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A reference that was removed is not compared.")]
    private static Version? FindReferencedVersion(Assembly sdk)
        => RuntimeFeature.IsDynamicCodeSupported
            ? Array.Find(typeof(ProgramVersions).Assembly.GetReferencedAssemblies(), r => r.Name == sdk.GetName().Name)?.Version
            : null;

    private static string ReadVersion(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return (version ?? assembly.GetName().Version?.ToString() ?? "?").Split('+', 2)[0];
    }

    /// <summary>The runtime's list has assemblies that are not loaded yet. A program in one file has no list.</summary>
    private static HashSet<string> FindAssemblies(List<Assembly> loaded)
    {
        var files = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string)?.Split(Path.PathSeparator) ?? [];
        return [.. files.Select(static f => Path.GetFileNameWithoutExtension(f)), .. loaded.Select(static a => a.GetName().Name ?? string.Empty)];
    }
}
