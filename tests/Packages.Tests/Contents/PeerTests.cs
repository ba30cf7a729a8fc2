using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Contents;

/// <summary>Our packages have what the best packages of the field have. The peers are those that this machine has restored.</summary>
public sealed class PeerTests(PackageFeed feed)
{
    /// <summary>What a peer has and ours have not, with the reason.</summary>
    private static readonly Dictionary<string, string> NotOurs = new(StringComparer.Ordinal)
    {
        ["requireLicenseAcceptance"] = "the license MIT is accepted by use",
        ["serviceable"] = "only Microsoft's servicing replaces assemblies of packages",
        ["frameworkAssemblies"] = "for .NET Framework",
        [".signature.p7s"] = "a gallery signs what it publishes",
        ["LICENSE.TXT"] = "the license is an expression, and galleries show its text",
        ["THIRD-PARTY-NOTICES.TXT"] = "only packages that contain software of third parties have one",
        ["build"] = "nothing to change in a user's build",
        ["buildTransitive"] = "nothing to change in a user's build",
    };

    [Theory]
    [InlineData("opentelemetry.extensions.hosting", "StandardObservability")]
    [InlineData("opentelemetry.instrumentation.aspnetcore", "StandardObservability.AspNetCore")]
    [InlineData("serilog", "StandardObservability.Serilog")]
    [InlineData("serilog.settings.configuration", "StandardObservability.Serilog")]
    [InlineData("microsoft.extensions.http.resilience", "StandardObservability")]
    [InlineData("microsoft.extensions.compliance.abstractions", "StandardObservability.Conventions")]
    [InlineData("microsoft.extensions.telemetry", "StandardObservability.AspNetCore")]
    public void Everything_that_the_peer_has(string peer, string ours)
    {
        var folder = Path.Combine(PackageFeed.InstalledPackages, peer);
        Assert.SkipUnless(Directory.Exists(folder), $"{peer} was not restored on this machine.");
        var newest = new OpenedPackage(Directory.EnumerateFiles(folder, "*.nupkg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last());
        var package = new OpenedPackage(Path.Combine(feed.Folder, $"{ours}.{feed.Version}.nupkg"));

        Assert.Empty(Items(newest).Except(Items(package), StringComparer.Ordinal).Except(NotOurs.Keys, StringComparer.Ordinal));
    }

    // Elements of the nuspec and their attributes, the kinds of files in lib, and names of files and folders at the top.
    private static HashSet<string> Items(OpenedPackage package)
    {
        var elements = package.Metadata.Elements().SelectMany(static e => e.Attributes().Where(static a => a.Name.LocalName != "branch").Select(a => $"{e.Name.LocalName}/{a.Name.LocalName}").Prepend(e.Name.LocalName));
        var libraries = package.Names.Where(static n => n.StartsWith("lib/", StringComparison.Ordinal)).Select(static n => $"lib/*{Path.GetExtension(n)}").Where(static n => n != "lib/*.json");
        var others = package.Names.Select(static n => n.Split('/')[0]).Where(n => !n.EndsWith(".nuspec", StringComparison.Ordinal) && n != package.Value("icon"));
        return [.. elements, .. libraries, .. others];
    }
}
