using System.Buffers.Text;
using System.Text;
using CsCheck;
using StandardObservability.Identity.Aws.Platforms.Kubernetes;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms.Kubernetes;

public sealed class ServiceAccountTokenTests
{
    [Fact]
    public void Parses_any_text_without_an_exception()
        => Gen.OneOf(
                Gen.String,
                Gen.String.Select(static s => $"a.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(s))}.c"),
                Gen.String[Gen.Char["eyJ.0_-{}"], 0, 60])
            .Sample(static text => ServiceAccountToken.Parse(text) is null or { Issuer: null });

    [Fact]
    public void Claims_of_the_wrong_type_are_ignored()
    {
        var token = Parse("""{"iss":["x"],"kubernetes.io":{"namespace":1,"pod":"p","node":null}}""")!;

        Assert.Equal((null, null, null, null, null), (token.Issuer, token.Namespace, token.PodName, token.PodUid, token.NodeName));
    }

    [Fact]
    public void Its_text_does_not_contain_the_token() => Assert.Equal("token of me", Parse("""{"iss":"me"}""")!.ToString());

    [Fact]
    public void A_text_that_is_too_long_is_not_a_token() => Assert.Null(Parse($$"""{"iss":"{{new string('x', 20_000)}}"}"""));

    private static ServiceAccountToken? Parse(string claims) => ServiceAccountToken.Parse($"a.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c");
}
