using Xunit;

namespace ForeignCode.Tests;

/// <summary>The findings in foreign code, each with a verdict: <c>right</c> or <c>disputed</c>, and why.</summary>
/// <remarks>A line is a verdict, a tab, the finding, a tab, and the reason.</remarks>
internal sealed class ApprovedFindings
{
    private readonly Dictionary<string, string> _verdicts;

    private ApprovedFindings(Dictionary<string, string> verdicts) => _verdicts = verdicts;

    /// <summary>Number of findings that a maintainer of the library could dispute.</summary>
    public int Disputed => _verdicts.Values.Count(static verdict => verdict == "disputed");

    /// <summary>Reads the approved file.</summary>
    public static ApprovedFindings Read() => new(File.ReadLines(FilePath)
        .Where(static line => line.Length > 0 && line[0] != '#')
        .Select(static line => line.Split('\t'))
        .ToDictionary(static parts => parts[1], static parts => parts[0], StringComparer.Ordinal));

    /// <summary>Fails when a finding has no verdict or is not found any more. The file with what was found is written beside the approved one.</summary>
    public void Compare(IReadOnlyCollection<string> findings)
    {
        var received = findings.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var missing = received.Where(finding => !_verdicts.ContainsKey(finding)).ToList();
        var gone = _verdicts.Keys.Except(received, StringComparer.Ordinal).ToList();
        if (missing.Count + gone.Count > 0)
        {
            File.WriteAllLines(Path.ChangeExtension(FilePath, ".received.txt"), received);
            Assert.Fail($"Findings without a verdict:\n{string.Join('\n', missing)}\nNot found any more:\n{string.Join('\n', gone)}");
        }
    }

    private static string FilePath
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder!.Name != "ForeignCode.Tests")
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "findings.approved.txt");
        }
    }
}
