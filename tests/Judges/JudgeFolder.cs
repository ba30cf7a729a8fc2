namespace Judges;

/// <summary>Where <c>judge.mjs</c> and its restored packages are: found by walking up from the program that runs.</summary>
internal static class JudgeFolder
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "Judges");
            if (File.Exists(Path.Combine(candidate, "judge.mjs"))) return Restored(candidate);
        }

        throw new JudgeUnavailableException(
            $"tests/Judges/judge.mjs is in no folder above {AppContext.BaseDirectory}. Run the tests inside the repository.");
    }

    private static string Restored(string folder) =>
        Directory.Exists(Path.Combine(folder, "node_modules"))
            ? folder
            : throw new JudgeUnavailableException(
                "tests/Judges/node_modules is missing, so nothing can decode what the tests see. Run ./build.sh setup to restore it.");
}
