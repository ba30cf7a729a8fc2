namespace Judges;

/// <summary>Finds the folder of <c>judge.mjs</c> and its restored packages, from the folder of the running program upwards.</summary>
internal static class JudgeFolder
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "Judges");
            if (File.Exists(Path.Combine(candidate, "judge.mjs"))) return RequirePackages(candidate);
        }

        throw new JudgeUnavailableException(
            $"tests/Judges/judge.mjs was not found above {AppContext.BaseDirectory}. Run the tests inside the repository.");
    }

    private static string RequirePackages(string folder) =>
        Directory.Exists(Path.Combine(folder, "node_modules"))
            ? folder
            : throw new JudgeUnavailableException(
                "tests/Judges/node_modules is missing, so the tests cannot decode telemetry. Run ./build.sh setup to restore it.");
}
