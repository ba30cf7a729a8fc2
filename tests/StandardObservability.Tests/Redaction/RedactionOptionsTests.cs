using StandardObservability.Redaction;
using StandardObservability.Redaction.Keys;
using Xunit;

namespace StandardObservability.Tests.Redaction;

public sealed class RedactionOptionsTests
{
    [Fact]
    public void With_redaction_disabled_nothing_is_redacted()
    {
        var disabled = new RedactionPolicy(new RedactionOptions { Enabled = false });

        Assert.All(Secrets.All, s => Assert.Same(s.Text, disabled.Redact(s.Text)));
        Assert.False(disabled.IsSecretKey("password"));
        Assert.Equal(KeySecrecy.None, disabled.FindSecrecy("password"u8));
        Assert.False(disabled.TryRedact("password", "x", out _));
    }

    [Fact]
    public void One_kind_is_disabled_without_the_others()
    {
        var policy = new RedactionPolicy(new RedactionOptions { Kinds = { ["EMAIL"] = false, ["key"] = false, ["card"] = true } });

        Assert.Equal("a@example.com REDACTED-iban", policy.Redact("a@example.com " + "DE" + "89370400440532013000"));
        Assert.Equal("password=hunter2", policy.Redact("password=hunter2"));
        Assert.False(policy.IsSecretKey("password"));
    }

    [Fact]
    public void Configured_keys_are_secret_in_attributes_and_in_text_and_allowed_keys_are_not()
    {
        var policy = new RedactionPolicy(new RedactionOptions { Keys = ["customer number", "*kennwort"], AllowedKeys = ["csrf token"] });

        Assert.True(policy.IsSecretKey("shop.CustomerNumber"));
        Assert.True(policy.IsSecretKey("altkennwort"));
        Assert.False(policy.IsSecretKey("X-CSRF-Token"));
        Assert.True(policy.IsSecretKey("X-Other-Token"));
        Assert.Equal("customer_number=REDACTED-key csrf_token=abc", policy.Redact("customer_number=4711 csrf_token=abc"));
    }
}
