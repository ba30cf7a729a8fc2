using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>What the trimmer and the native compiler remove from a published program.</summary>
public sealed class PageRemovalTests
{
    [Fact]
    public void Each_file_of_the_page_is_removed()
    {
        var assembly = typeof(StandardObservabilityEndpointConventionBuilderExtensions).Assembly;
        using var substitutions = assembly.GetManifestResourceStream("ILLink.Substitutions.xml")!;

        var removed = XDocument.Load(substitutions).Descendants("resource").Select(static r => (string)r.Attribute("name")!).ToList();

        Assert.NotEmpty(removed);
        Assert.Equal(assembly.GetManifestResourceNames().Where(static n => n.StartsWith("LocalPage/", StringComparison.Ordinal)).Order(), removed.Order());
    }
}
