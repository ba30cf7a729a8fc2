using StandardObservability.Conventions.Policy;
using Xunit;

namespace StandardObservability.Tests.Policy;

public sealed class PolicyStampTests
{
    [Theory]
    [InlineData(true, "acme 3.2.0 00ff analyzers=on")]
    [InlineData(false, "acme 3.2.0 00ff analyzers=off")]
    public void Is_read_as_it_was_written(bool areAnalyzersEnabled, string text)
    {
        var stamp = PolicyStamp.Parse(text)!;

        Assert.Equal(("acme", "3.2.0", "00ff", areAnalyzersEnabled), (stamp.Policy, stamp.Version, stamp.Hash, stamp.AreAnalyzersEnabled));
        Assert.Equal(text, stamp.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("acme 3.2.0 00ff")]
    [InlineData("acme 3.2.0 00ff analyzers=maybe")]
    [InlineData("acme corp 3.2.0 00ff analyzers=on")]
    public void Another_form_is_not_a_stamp(string? text) => Assert.Null(PolicyStamp.Parse(text));
}
