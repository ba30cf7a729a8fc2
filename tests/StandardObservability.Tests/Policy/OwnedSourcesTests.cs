using System.Diagnostics;
using StandardObservability.Policy;
using Xunit;

namespace StandardObservability.Tests.Policy;

public sealed class OwnedSourcesTests
{
    [Fact]
    public void Each_source_is_found_by_its_name_also_beyond_those_that_are_remembered()
    {
        var sources = new OwnedSources(new HostPolicy(PolicyHost.Embed(PolicyHost.CreatePolicy()), TimeProvider.System));
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 40; i++)
            {
                using var owned = new ActivitySource($"acme.{i}");
                using var foreign = new ActivitySource($"Other.{i}");
                Assert.True(sources.Contain(owned));
                Assert.True(sources.Contain(owned));
                Assert.False(sources.Contain(foreign));
                Assert.False(sources.Contain(foreign));
            }
        }
    }
}
