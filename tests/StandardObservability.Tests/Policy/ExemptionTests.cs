using StandardObservability.Conventions.Policy;
using Xunit;

namespace StandardObservability.Tests.Policy;

public sealed class ExemptionTests
{
    private static readonly Exemption Legacy = new() { Rule = "TEL103", Target = "acme.legacy.*", Expires = new DateTime(2027, 1, 31) };

    [Theory]
    [InlineData("TEL103", "acme.legacy.x", true)]
    [InlineData("TEL103", "Acme.Legacy.X", true)]
    [InlineData("TEL103", "acme.legacy", false)]
    [InlineData("TEL101", "acme.legacy.x", false)]
    [InlineData("tel103", "acme.legacy.x", false)]
    public void Covers_one_rule_and_the_names_of_its_pattern(string rule, string target, bool isCovered) => Assert.Equal(isCovered, Legacy.Covers(rule, target));

    [Fact]
    public void Is_valid_until_the_end_of_its_last_day()
    {
        Assert.False(Legacy.IsExpired(new DateTime(2027, 1, 31, 23, 59, 59)));
        Assert.True(Legacy.IsExpired(new DateTime(2027, 2, 1)));
    }
}
