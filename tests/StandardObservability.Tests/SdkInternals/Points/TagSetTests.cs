using StandardObservability.SdkInternals.Points;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Points;

public sealed class TagSetTests
{
    [Fact]
    public void Equal_texts_of_different_objects_are_equal()
    {
        KeyValuePair<string, object?>[] known = [new("route", "/orders"), new("status", 200), new("cached", true), new("size", 5L), new("empty", "")];
        KeyValuePair<string, object?>[] tags =
            [new(Copy("route"), Copy("/orders")), new("status", 200), new("cached", true), new("size", 5L), new("empty", "")];

        Assert.Equal(TagSet.Hash(known), TagSet.Hash(tags));
        Assert.True(TagSet.AreEqual(known, tags));
    }

    [Fact]
    public void A_number_of_another_type_another_order_and_other_keys_are_different()
    {
        KeyValuePair<string, object?>[] known = [new("a", 1), new("b", 1)];

        Assert.False(TagSet.AreEqual(known, [new("a", 1), new("b", 1L)]));
        Assert.False(TagSet.AreEqual(known, [new("a", 1), new("b", "1")]));
        Assert.False(TagSet.AreEqual(known, [new("a", 1), new("b", true)]));
        Assert.False(TagSet.AreEqual(known, [new("b", 1), new("a", 1)]));
        Assert.False(TagSet.AreEqual(known, [new("a", 1)]));
        Assert.False(TagSet.AreEqual([new("a", "x")], [new("a", 1)]));
        Assert.False(TagSet.AreEqual([new("a", "x")], [new("a", "y")]));
        Assert.False(TagSet.AreEqual([new("a", "x")], [new("A", "x")]));
    }

    [Fact]
    public void Values_that_can_change_and_unusual_sets_have_no_hash()
    {
        Assert.Equal(0, TagSet.Hash([]));
        Assert.Equal(0, TagSet.Hash([new("a", "x"), new("b", null)]));
        Assert.Equal(0, TagSet.Hash([new("a", 0.5)]));
        Assert.Equal(0, TagSet.Hash([new("a", new int[] { 1 })]));
        Assert.Equal(0, TagSet.Hash([new("a", DayOfWeek.Monday)]));
        Assert.Equal(0, TagSet.Hash(Enumerable.Range(0, 17).Select(static i => new KeyValuePair<string, object?>($"{i}", i)).ToArray()));
        Assert.NotEqual(0, TagSet.Hash(Enumerable.Range(0, 16).Select(static i => new KeyValuePair<string, object?>($"{i}", i)).ToArray()));
    }

    private static string Copy(string text) => new(text.AsSpan());
}
