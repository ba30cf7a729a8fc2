using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.Routes;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Routes;

public sealed class KnownEndpointsTests
{
    private readonly KnownEndpoints _known = new(static e => e.DisplayName == "excluded");

    [Fact]
    public void Each_of_many_endpoints_is_known_once()
    {
        var endpoints = Enumerable.Range(0, 1000).Select(static i => Create($"{i}")).ToList();

        var first = endpoints.ConvertAll(_known.Get);
        var again = endpoints.ConvertAll(_known.Get);

        Assert.Equal(endpoints, first.ConvertAll(static k => k.Endpoint));
        Assert.All(first.Zip(again), static pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public async Task All_threads_find_the_same()
    {
        var endpoints = Enumerable.Range(0, 200).Select(static i => Create($"{i}")).ToList();

        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => endpoints.ConvertAll(_known.Get))));

        Assert.All(found, f => Assert.Equal(found[0], f));
    }

    [Fact]
    public void An_endpoint_that_the_application_has_removed_is_collected()
    {
        var removed = FindRemoved();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(removed.IsAlive);
    }

    [Fact]
    public void An_excluded_endpoint_is_asked_for_once()
    {
        var endpoint = Create("excluded");

        Assert.True(_known.Get(endpoint).IsExcluded);
        Assert.True(_known.Get(endpoint).IsExcluded);
        Assert.False(_known.Get(Create("other")).IsExcluded);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference FindRemoved()
    {
        var endpoint = Create("removed");
        _known.Get(endpoint);
        _known.Get(endpoint);
        return new WeakReference(endpoint);
    }

    private static Endpoint Create(string name) => new(static _ => Task.CompletedTask, EndpointMetadataCollection.Empty, name);
}
