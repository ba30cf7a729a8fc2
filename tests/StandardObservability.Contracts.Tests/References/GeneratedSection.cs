using Xunit;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>A part of a page that a test generates, between two comments that name it.</summary>
internal static class GeneratedSection
{
    private static readonly Lock Gate = new();

    /// <summary>Fails when the page holds another text, after writing the page as it should be for <c>./build.sh accept</c>.</summary>
    public static void Verify(string section, string text, params string[] path)
    {
        var page = Repository.Read(path);
        var expected = Replace(page, section, text, path);
        lock (Gate)
        {
            // Other tests verify other parts of the same page.
            var received = Path.Combine([Repository.Root, .. path[..^1], Path.ChangeExtension(path[^1], ".received.md")]);
            var all = File.Exists(received) ? Replace(File.ReadAllText(received), section, text, path) : expected;
            if (all == page)
            {
                File.Delete(received);
            }
            else
            {
                File.WriteAllText(received, all);
            }
        }

        Assert.True(page == expected, $"{string.Join('/', path)}: the part \"{section}\" differs from the code. Run ./build.sh accept and commit the page.");
    }

    private static string Replace(string page, string section, string text, string[] path)
    {
        var (begin, end) = ($"<!-- generated: {section} -->\n", $"<!-- end of {section} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{string.Join('/', path)} has no part between \"{begin.Trim()}\" and \"{end}\".");
        return page[..from] + text + page[to..];
    }
}
