using StandardObservability.Metrics.Emf.Instruments.Levels;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf.Levels;

public sealed class TagSetComparerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Arrays_with_the_same_elements_are_equal_only_when_elements_are_compared(bool comparesElements)
    {
        var comparer = new TagSetComparer(comparesElements);
        var first = Tags(("zones", new[] { "a", "b" }), ("shop", 1));
        var second = Tags(("shop", 1), ("zones", new[] { "a", "b" }));

        Assert.Equal(comparesElements, comparer.Equals(first, second));
        Assert.Equal(comparesElements, comparer.GetHashCode(first) == comparer.GetHashCode(second));
    }

    [Fact]
    public void Other_elements_are_another_set()
    {
        var comparer = new TagSetComparer(comparesElements: true);
        var tags = Tags(("sizes", new[] { 1, 2 }));

        Assert.All(
            (object?[])[new[] { 2, 1 }, new[] { 1 }, Array.Empty<int>(), new[] { 1L, 2L }, "1,2", null],
            other => Assert.False(comparer.Equals(tags, Tags(("sizes", other)))));
        Assert.True(comparer.Equals(Tags(("sizes", null)), Tags(("sizes", null))));
    }

    [Fact]
    public void An_array_that_contains_itself_is_compared()
    {
        var comparer = new TagSetComparer(comparesElements: true);
        object[] own = [0];
        own[0] = own;

        Assert.True(comparer.Equals(Tags(("own", own)), Tags(("own", own))));
        Assert.Equal(comparer.GetHashCode(Tags(("own", own))), comparer.GetHashCode(Tags(("own", own))));
    }

    private static KeyValuePair<string, object?>[] Tags(params (string Key, object? Value)[] tags)
        => Array.ConvertAll(tags, static t => KeyValuePair.Create(t.Key, t.Value));
}
