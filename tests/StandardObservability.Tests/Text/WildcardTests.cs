using System.Diagnostics;
using CsCheck;
using StandardObservability.Text;
using Xunit;

namespace StandardObservability.Tests.Text;

public sealed class WildcardTests
{
    [Theory]
    [InlineData(null, "*", true)]
    [InlineData("", "*", true)]
    [InlineData("HelloWorld", "*", true)]
    [InlineData("HelloWorld", "HelloWorld", true)]
    [InlineData("HelloWorld", "Hello*", true)]
    [InlineData("HelloWorld", "*World", true)]
    [InlineData("HelloWorld", "?ello*", true)]
    [InlineData("HelloWorld", "Hell?W*d", true)]
    [InlineData("Hello.World", "*.World", true)]
    [InlineData("Bye.World", "*.World", true)]
    [InlineData("HELLOworld", "hello?ORLD", true)]
    [InlineData("", "", true)]
    [InlineData(null, "**", true)]
    [InlineData(null, "Hello*", false)]
    [InlineData(null, "", false)]
    [InlineData("HelloWorld", "ello*", false)]
    [InlineData("/bar/foo1/x", "/foo?", false)]
    [InlineData("HelloWorld", "HelloWorld?", false)]
    [InlineData("HelloWorld", "Hello", false)]
    [InlineData("Hello.World", "Hello?World?", false)]
    [InlineData("a.b", "a\\.b", false)]
    [InlineData("axb", "a.b", false)]
    public void A_value_matches_as_a_whole_and_in_any_case(string? value, string pattern, bool expected)
        => Assert.Equal(expected, new Wildcard(pattern).Matches(value));

    [Fact]
    public void Matches_according_to_the_definition_of_the_two_wildcards()
        => Gen.Select(Gen.Char["abAB*?"].Array[0, 12], Gen.Char["abAB"].Array[0, 20]).Sample(
            static (pattern, value) => new Wildcard(new string(pattern)).Matches(new string(value)) == ByDefinition(pattern, value),
            iter: 200_000);

    [Fact]
    public void Other_characters_match_only_themselves()
        => Gen.Select(Gen.String, Gen.String).Sample(
            static (pattern, value) => new Wildcard(pattern).Matches(value) == ByDefinition(pattern, value),
            iter: 20_000);

    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*b")]
    [InlineData("*a?a?a?a?a?a?a?a*b")]
    [InlineData("*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")]
    [InlineData("?*?*?*?*?*?*?*?*?*?*?*?*?*?*b")]
    public void The_time_for_a_hostile_value_is_proportional_to_its_length(string pattern)
    {
        var wildcard = new Wildcard(pattern);
        var value = new string('a', 100_000);
        Assert.False(wildcard.Matches(value));
        var watch = Stopwatch.StartNew();

        Assert.False(wildcard.Matches(value));

        // A backtracking matcher would need years; the limit allows for a busy machine.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static bool ByDefinition(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        if (pattern.IsEmpty)
        {
            return value.IsEmpty;
        }

        if (pattern[0] == '*')
        {
            return ByDefinition(pattern[1..], value) || (!value.IsEmpty && ByDefinition(pattern, value[1..]));
        }

        return !value.IsEmpty
            && (pattern[0] == '?' || char.ToUpperInvariant(pattern[0]) == char.ToUpperInvariant(value[0]))
            && ByDefinition(pattern[1..], value[1..]);
    }
}
