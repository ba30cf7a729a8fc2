using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Contents;

/// <summary>What a gallery shows of each package, packed from a repository with a remote.</summary>
public sealed class MetadataTests(PackageFeed feed)
{
    private const string Repository = "https://github.com/example/telemetry";

    [Fact]
    public void The_feed_has_these_packages()
        => Assert.Equal(
            PackageNames.Needed.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(feed.Folder, "*.nupkg").Select(f => Path.GetFileName(f)[..^$".{feed.Version}.nupkg".Length]).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_package_has_a_description_and_tags_of_its_own()
    {
        var packages = PackageNames.Needed.Keys.Select(Open).ToList();

        Assert.All((string[])["description", "tags"], e => Assert.Equal(packages.Count, packages.Select(p => p.Value(e)).Where(static v => v.Length > 20).Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(PackageNames.All), MemberType = typeof(PackageNames))]
    public void It_names_license_repository_and_commit(string name)
    {
        var package = Open(name);

        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("expression", package.Value("license", "type"));
        Assert.Equal(Repository, package.Value("projectUrl"));
        Assert.Equal($"{Repository}.git", package.Value("repository", "url"));
        Assert.Equal("git", package.Value("repository", "type"));
        Assert.Equal(feed.Commit, package.Value("repository", "commit"));
    }

    [Theory]
    [MemberData(nameof(PackageNames.All), MemberType = typeof(PackageNames))]
    public void Its_icon_is_a_picture_of_128_pixels(string name)
    {
        var package = Open(name);
        var icon = package.Bytes(package.Value("icon")).AsSpan();

        Assert.Equal(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, icon[..4].ToArray());
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon[16..]), BinaryPrimitives.ReadInt32BigEndian(icon[20..])));
    }

    [Theory]
    [MemberData(nameof(PackageNames.All), MemberType = typeof(PackageNames))]
    public void Its_readme_is_its_own_and_links_to_files_of_the_commit(string name)
    {
        var package = Open(name);
        var readme = package.Text(package.Value("readme"));
        var links = Regex.Matches(readme, @"\]\(([^)]*)\)").Select(static m => m.Groups[1].Value).ToList();

        Assert.StartsWith($"# {name}\n", readme, StringComparison.Ordinal);
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.StartsWith($"{Repository}/blob/{feed.Commit}/", l, StringComparison.Ordinal));
        Assert.All(links, l => Assert.True(Path.Exists(Path.Combine(feed.Source, l[$"{Repository}/blob/{feed.Commit}/".Length..].Split('#')[0])), l));
    }

    [Theory]
    [MemberData(nameof(PackageNames.All), MemberType = typeof(PackageNames))]
    public void Its_release_notes_are_the_section_of_the_changelog(string name)
    {
        var notes = Open(name).Value("releaseNotes");
        var changelog = File.ReadAllText(Path.Combine(feed.Source, "CHANGELOG.md"));
        var section = changelog[changelog.IndexOf("\n## ", StringComparison.Ordinal)..].Split("\n## ")[1];

        Assert.InRange(notes.Length, 1, 35_000);
        Assert.Equal(Words(section[section.IndexOf('\n', StringComparison.Ordinal)..]).Take(200), Words(notes).Take(200));
        Assert.DoesNotMatch(@"\]\((?!https://)", notes);

        static IEnumerable<string> Words(string text) => Regex.Matches(Regex.Replace(text, @"\]\([^)]*\)", "]"), @"\w+").Select(static m => m.Value);
    }

    [Theory]
    [MemberData(nameof(PackageNames.All), MemberType = typeof(PackageNames))]
    public void It_needs_few_packages(string name)
        => Assert.Equal(PackageNames.Needed[name].Order(StringComparer.Ordinal), Open(name).Dependencies.Select(static d => d.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(PackageNames.All), MemberType = typeof(PackageNames))]
    public void It_contains_no_path_of_the_machine_and_no_password(string name)
    {
        foreach (var path in Directory.EnumerateFiles(feed.Folder, $"{name}.{feed.Version}.*"))
        {
            var package = new OpenedPackage(path);
            Assert.All(package.Names, n => Assert.All((string[])[feed.Source, "hunter2", RepositoryCopy.Original], w => Assert.True(package.Bytes(n).AsSpan().IndexOf(Encoding.UTF8.GetBytes(w)) < 0, $"{n} contains {w}")));
        }
    }

    private OpenedPackage Open(string name) => new(Path.Combine(feed.Folder, $"{name}.{feed.Version}.nupkg"));
}
