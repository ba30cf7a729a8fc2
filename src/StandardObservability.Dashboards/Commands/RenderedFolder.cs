namespace StandardObservability.Dashboards.Commands;

/// <summary>A folder of rendered files.</summary>
internal static class RenderedFolder
{
    /// <summary>Finds the files that differ from what the model renders, one sentence each with the first line that differs.</summary>
    /// <remarks>Git may have converted line ends, so they are not compared.</remarks>
    public static IReadOnlyList<string> FindProblems(string folder, IReadOnlyList<RenderedFile> files)
        => [.. files.Select(f => FindProblem(Path.Combine(folder, f.Name), f)).OfType<string>()];

    private static string? FindProblem(string path, RenderedFile file)
    {
        if (!File.Exists(path))
        {
            return $"{path} does not exist. Write it with: observability render";
        }

        var found = File.ReadAllText(path).Split('\n').Select(static l => l.TrimEnd('\r')).ToList();
        var expected = file.Text.Split('\n');
        for (var i = 0; i < Math.Max(found.Count, expected.Length); i++)
        {
            var (actual, rendered) = (found.ElementAtOrDefault(i), expected.ElementAtOrDefault(i));
            if (actual != rendered)
            {
                return $"{path}, line {i + 1}, is not what the model renders. It is `{Shorten(actual)}`, and the model has `{Shorten(rendered)}`. "
                    + "Change the model and write the files with: observability render";
            }
        }

        return null;
    }

    private static string Shorten(string? line)
    {
        const int Length = 100;
        var text = line?.Trim() ?? "(no line)";
        return text.Length <= Length ? text : text[..Length] + "…";
    }
}
