using Xunit;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>A part of a page that a test generates, between two comments that name it.</summary>
internal static class GeneratedSection
{
    /// <summary>Fails when the page holds another text, after writing the page as it should be for <c>./build.sh accept</c>.</summary>
    public static void Verify(string section, string text, params string[] path)
    {
        var (begin, end) = ($"<!-- generated: {section} -->\n", $"<!-- end of {section} -->");
        var page = Repository.Read(path);
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{string.Join('/', path)} has no part between \"{begin.Trim()}\" and \"{end}\".");
        var received = Path.Combine([Repository.Root, .. path[..^1], Path.ChangeExtension(path[^1], ".received.md")]);
        if (page[from..to] == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, page[..from] + text + page[to..]);
        Assert.Fail($"{string.Join('/', path)}: the part \"{section}\" is not what the code says. Run ./build.sh accept and commit the page.");
    }
}
