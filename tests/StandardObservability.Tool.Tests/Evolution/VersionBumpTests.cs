using StandardObservability.Tool.Evolution;
using Xunit;

namespace StandardObservability.Tool.Tests.Evolution;

public sealed class VersionBumpTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.4", "Patch")]
    [InlineData("1.2.3", "1.3.0", "Minor")]
    [InlineData("1.2.3", "2.0.0", "Major")]
    [InlineData("1.2.3", "1.2.3", null)]
    [InlineData("1.2.3", "1.2.2", null)]
    [InlineData("2.0.0", "1.9.9", null)]
    [InlineData("1.9.0", "1.10.0", "Minor")]
    [InlineData("0.1.0", "0.1.1", "Minor")]
    [InlineData("0.1.0", "0.2.0", "Major")]
    [InlineData("0.9.0", "1.0.0", "Major")]
    [InlineData("1.0.0-beta.1", "1.0.0", "Major")]
    [InlineData("1.0.0+build.1", "1.0.0+build.2", null)]
    public void A_step_permits_a_class(string old, string current, string? expected) => Assert.Equal(expected, VersionBump.Find(old, current)?.ToString());

    [Theory]
    [InlineData("1.2.3", "Patch", "1.2.4")]
    [InlineData("1.2.3", "Minor", "1.3.0")]
    [InlineData("1.2.3", "Major", "2.0.0")]
    [InlineData("0.2.3", "Patch", "0.2.4")]
    [InlineData("0.2.3", "Minor", "0.2.4")]
    [InlineData("0.2.3", "Major", "0.3.0")]
    public void The_proposed_version_permits_the_class(string old, string required, string expected)
    {
        var proposed = VersionBump.Propose(old, Enum.Parse<ChangeClass>(required));

        Assert.Equal(expected, proposed);
        Assert.True(VersionBump.Find(old, proposed) >= Enum.Parse<ChangeClass>(required));
    }
}
