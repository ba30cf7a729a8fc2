using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using StandardObservability.Settings.Table;
using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>Blocks of JSON on pages are JSON, and each setting of this library in them exists.</summary>
public sealed partial class SettingSnippetTests
{
    private const string Section = "Observability:";

    [Fact]
    public void Each_block_of_JSON_can_be_read_and_has_known_settings_only()
    {
        var blocks = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Where(static p => !p.Contains("/adr/", StringComparison.Ordinal) && !p.EndsWith(".received.md", StringComparison.Ordinal))
            .SelectMany(static p => Blocks().Matches(File.ReadAllText(p)).Select(m => (Page: Path.GetFileName(p), Json: m.Groups["json"].Value.Trim())))
            .ToList();

        Assert.NotEmpty(blocks);
        var settings = blocks.SelectMany(static b => Read(b.Json).Select(k => (b.Page, Key: k))).ToList();
        Assert.NotEmpty(settings);
        Assert.All(settings, static s => Assert.Contains(SettingTable.All, t => s.Key == t.Key || s.Key.StartsWith(t.Key + ":", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The keys below the section, also of a fragment without outer braces.</summary>
    private static List<string> Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json[0] == '"' ? $"{{{json}}}" : json));
        return [.. new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable()
            .Where(static p => p.Value is not null && p.Key.StartsWith(Section, StringComparison.Ordinal)).Select(static p => p.Key[Section.Length..])];
    }

    [GeneratedRegex("^```jsonc?\n(?<json>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
