using System.Collections;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
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

    [Fact]
    public void Pairs_bytes_and_JSON_are_redacted()
    {
        AssertRedacted(KeyValuePair.Create("password", "sunshine"), "[password, REDACTED-key]");
        AssertRedacted(KeyValuePair.Create("password", (object?)"sunshine"), "[password, REDACTED-key]");
        AssertRedacted(KeyValuePair.Create("Authorization", new StringValues("sunshine")), "[Authorization, REDACTED-key]");
        AssertRedacted(KeyValuePair.Create("code", new StringValues("4f2a9c81d0b7e6")), "[code, REDACTED-key]");
        AssertRedacted(("password", "sunshine"), "(password, REDACTED-key)");
        AssertRedacted(new DictionaryEntry("password", "sunshine"), "[password, REDACTED-key]");
        AssertRedacted("password=sunshine"u8.ToArray(), "password=REDACTED-key");
        AssertRedacted("password=sunshine".ToCharArray(), "password=REDACTED-key");
        AssertRedacted("{\"passwords\":[\"sunshine\",\"x\"]}", "{\"passwords\":[\"REDACTED-key\"]}");
        Assert.True(Policy.TryRedact("json", JsonNode.Parse("{\"a\":{\"password\":\"sunshine\"}}"), out var json));
        Assert.DoesNotContain("sunshine", json.ToString(), StringComparison.Ordinal);
        Assert.True(Policy.TryRedact("headers", new Dictionary<string, StringValues> { ["Cookie"] = "sunshine", ["Host"] = "x" }, out var headers));
        Assert.Equal("REDACTED-key", ((Dictionary<string, object?>)headers)["Cookie"]);
        Assert.False(Policy.TryRedact("pair", KeyValuePair.Create("user", "ada"), out _));
        Assert.False(Policy.TryRedact("bytes", new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, out _));
    }

    [Theory]
    [InlineData("pin", 4711, true)]
    [InlineData("pin", 17, false)]
    [InlineData("pass", 3, false)]
    [InlineData("pass", 471100, false)]
    [InlineData("Pass", "sunshine", true)]
    [InlineData("pass", "ok", false)]
    [InlineData("code", 404, false)]
    [InlineData("code", "4f2a9c81d0b7e6", false)]
    [InlineData("key", "4f2a9c81d0b7e6aa", false)]
    [InlineData("sid", "a1b2c3d4e5f6", true)]
    [InlineData("sid", "S-1-5-21-3623811015-3361044348-30300820-1013", false)]
    [InlineData("SessionId", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", true)]
    [InlineData("session.id", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", false)]
    [InlineData("Pwd", "/app", false)]
    [InlineData("Pwd", "sunshine", true)]
    [InlineData("CreditCard", "Visa ending 4242", false)]
    [InlineData("CreditCard", "4111 1111 1111 1112", true)]
    [InlineData("contrase\u00f1a", "sunshine", true)]
    [InlineData("\u043f\u0430\u0440\u043e\u043b\u044c", "sunshine", true)]
    [InlineData("\u30d1\u30b9\u30ef\u30fc\u30c9", "sunshine", true)]
    [InlineData("otp", 123456, true)]
    [InlineData("PASSWORD_OLD", "sunshine", true)]
    [InlineData("DbPass", "sunshine", true)]
    [InlineData("ClientKey", "sunshine", true)]
    [InlineData("PrivateKeyPem", "sunshine", true)]
    [InlineData("mot_de_passe", "sunshine", true)]
    public void The_value_decides_when_a_key_is_ambiguous(string key, object value, bool isSecret)
        => Assert.Equal(isSecret, Policy.TryRedact(key, value, out _));

    private static void AssertRedacted(object value, string expected)
    {
        Assert.True(Policy.TryRedact("value", value, out var redacted));
        Assert.Equal(expected, redacted);
    }

    private sealed class ThrowingText
    {
        public override string ToString() => throw new InvalidOperationException("password=hunter2");
    }
}
