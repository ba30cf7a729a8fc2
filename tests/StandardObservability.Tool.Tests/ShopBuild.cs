namespace StandardObservability.Tool.Tests;

/// <summary>What the build of the shop wrote.</summary>
internal static class ShopBuild
{
    public static string Folder { get; } = Path.Combine(FindRepository(), "tests", "StandardObservability.Tool.Tests", "Shop");

    public static string Sarif => Path.Combine(Folder, "obj", "telemetry.sarif");

    public static string Policy => Path.Combine(Folder, "telemetry.policy.json");

    public static string Assembly => Path.Combine(Folder, "bin", Configuration, "net10.0", "Shop.dll");

    public static string Repository => FindRepository();

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!)!;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Observability.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
