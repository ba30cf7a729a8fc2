using StandardObservability.Conventions;

namespace StandardObservability.Settings;

/// <summary>The known libraries that the application may use.</summary>
internal static class InstalledLibraries
{
    /// <summary>All known libraries without those that have an assembly prefix and no such assembly.</summary>
    public static IEnumerable<Instrumentation> Known
        => KnownInstrumentations.All.Where(static i => i.Assembly is null || MayHave(i.Assembly) || IsLoaded(i.Assembly));

    /// <summary>Whether a file is deployed with the program. It is unknown in a program that is a single file.</summary>
    public static bool Has(string file) => Contains(Deployed, file);

    /// <summary>Whether a file whose name starts so may be deployed with the program. In a program that is a single file, each may be.</summary>
    public static bool MayHave(string file) => !Has(nameof(StandardObservability) + ".dll") || Has(file);

    private static bool IsLoaded(string assembly)
        => Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), a => a.FullName?.StartsWith(assembly, StringComparison.Ordinal) == true);

    private static string Deployed => AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? string.Empty;

    private static bool Contains(string paths, string file) => paths.Contains(Path.DirectorySeparatorChar + file, StringComparison.Ordinal);
}
