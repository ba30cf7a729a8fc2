using Xunit;

namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>Sizes of files, methods, lines and folders. Each bound is where a reader starts to get lost.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    private const int LongestLine = 160;
    private const int LongestMethod = 30;
    private const int FullestFolder = 12;

    private static readonly IReadOnlyList<(string Project, SourceFile File)> Files =
    [
        .. Repository.Projects.Keys.SelectMany(static p => CoreSource.Read(p).Select(f => (p, f))),
    ];

    [Fact]
    public void Files_methods_lines_and_folders_stay_small()
    {
        var lengths = Files.Select(static f => f.File.Lines.Length).Order().ToList();
        var (median, ninth, most) = (lengths[lengths.Count / 2], lengths[lengths.Count * 9 / 10], lengths[^1]);
        var methods = Repository.Projects.Keys.SelectMany(static p => CoreSource.FindMethodsLongerThan(LongestMethod, p)).ToList();
        var lines = Files.SelectMany(static f => f.File.Lines.Index().Where(static l => l.Item.Length > LongestLine).Select(l => $"{f.Project}/{f.File.Path}:{l.Index + 1} ({l.Item.Length})")).ToList();
        var folders = Files.GroupBy(static f => $"{f.Project}/{f.File.Folder}").Where(static g => g.Count() > FullestFolder).Select(static g => $"{g.Key} ({g.Count()})").ToList();

        var report = $"""
            {lengths.Count} files: median {median} lines, nine of ten at most {ninth}, the longest {most}
            methods over {LongestMethod} lines: {methods.Count}
              {string.Join("\n  ", methods)}
            lines over {LongestLine} columns: {lines.Count}
              {string.Join("\n  ", lines)}
            folders over {FullestFolder} files: {folders.Count}
              {string.Join("\n  ", folders)}
            """;
        output.WriteLine(report);
        Assert.True(median <= 42 && ninth <= 103 && most <= 220 && methods.Count <= 5 && lines.Count <= 30 && folders.Count <= 3, report);
    }
}
