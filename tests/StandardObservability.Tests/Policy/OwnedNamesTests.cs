using StandardObservability.Conventions.Policy;
using Xunit;

namespace StandardObservability.Tests.Policy;

public sealed class OwnedNamesTests
{
    [Theory]
    [InlineData("acme.*", "acme.order", true)]
    [InlineData("acme.*", "ACME.Shop", true)]
    [InlineData("acme.*", "acme.", true)]
    [InlineData("acme.*", "acme", false)]
    [InlineData("acme.*", "acmecorp.x", false)]
    [InlineData("acme.*", "", false)]
    [InlineData("acme.shop", "Acme.Shop", true)]
    [InlineData("acme.shop", "acme.shop.x", false)]
    [InlineData("", "", true)]
    [InlineData("acme.i*", "acme.İ", false)]
    public void A_trailing_asterisk_is_a_wildcard_and_case_is_ignored(string pattern, string name, bool isOwned)
        => Assert.Equal(isOwned, new OwnedNames([pattern]).Contains(name));

    [Fact]
    public void Without_a_pattern_nothing_is_owned() => Assert.False(OwnedNames.None.Contains("acme.order"));

    [Theory]
    [InlineData("acme", "acme.shop", "Acme.*", "other.*")]
    [InlineData("acme.shop", "acme.shop.*")]
    [InlineData(null, "acme*", "acme")]
    public void The_namespace_of_suggestions_is_that_of_the_first_pattern_with_one(string? expected, params string[] patterns)
        => Assert.Equal(expected, new OwnedNames(patterns).FindNamespace());
}
