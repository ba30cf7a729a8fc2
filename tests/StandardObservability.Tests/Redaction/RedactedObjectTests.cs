using System.Text;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction;

public sealed class RedactedObjectTests
{
    private static readonly RedactionPolicy Policy = new(new RedactionOptions());

    [Fact]
    public void Objects_and_lists_are_redacted()
    {
        Assert.True(Policy.TryRedact("list", new[] { "a", Secrets.Jwt(1) }, out var list));
        Assert.Equal(["a", "REDACTED-jwt"], (string[])list);
        Assert.True(Policy.TryRedact("uri", new Uri("https://u:p@example.com/"), out var uri));
        Assert.Equal("https://REDACTED-url-user@example.com/", uri);
        Assert.True(Policy.TryRedact("built", new StringBuilder("password=hunter2"), out var built));
        Assert.Equal("password=REDACTED-key", built);
        Assert.True(Policy.TryRedact("cvv", 123, out var number));
        Assert.Equal("REDACTED-key", number);
        Assert.True(Policy.TryRedact("Tokens", new { Token = "abc" }, out var anonymous));
        Assert.Equal("{ Token = REDACTED-key }", anonymous);
        Assert.False(Policy.TryRedact("hasToken", true, out _));
        Assert.False(Policy.TryRedact("token", null, out _));
        Assert.False(Policy.TryRedact("amount", 4111111111111111L, out _));
        Assert.False(Policy.TryRedact("time", DateTimeOffset.UnixEpoch, out _));
        Assert.False(Policy.TryRedact("items", new List<int> { 1 }, out _));
        Assert.False(Policy.TryRedact("object", new ThrowingText(), out _));
    }

    private sealed class ThrowingText
    {
        public override string ToString() => throw new InvalidOperationException("password=hunter2");
    }
}
