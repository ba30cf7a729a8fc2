using System.Buffers;
using System.Text;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction.Rules;

public sealed class UrlUserRuleTests
{
    private static readonly RedactionPolicy Policy = new(new RedactionOptions());

    [Theory]
    [InlineData("https://user7\u00e9\u00e9word0Ta@host", "https://user7\u00e9\u00e9word0Ta@host")]
    [InlineData("https://user7\u00e9\u00e9word0Tabcde@host", "https://REDACTED-url-user@host")]
    public void A_token_is_as_long_in_UTF8_as_in_UTF16(string text, string redacted)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var output = new ArrayBufferWriter<byte>();

        Assert.Equal(redacted, Policy.Redact(text));
        Assert.Equal(redacted, Encoding.UTF8.GetString(Policy.TryRedact(utf8, output) ? output.WrittenSpan : utf8));
    }
}
