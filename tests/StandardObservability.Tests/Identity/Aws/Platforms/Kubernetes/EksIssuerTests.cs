using StandardObservability.Identity.Aws.Platforms.Kubernetes;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms.Kubernetes;

public sealed class EksIssuerTests
{
    [Theory]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com/id/ABC", "us-west-2")]
    [InlineData("https://oidc.eks.cn-north-1.amazonaws.com.cn/id/ABC", "cn-north-1")]
    [InlineData("https://oidc.eks.us-gov-west-1.amazonaws.com/id/ABC", "us-gov-west-1")]
    [InlineData("https://oidc-eks.eu-central-1.api.aws/id/ABC", "eu-central-1")]
    [InlineData("https://oidc.eks.us-iso-east-1.c2s.ic.gov/id/ABC", "us-iso-east-1")]
    [InlineData("http://oidc.eks.us-west-2.amazonaws.com/id/ABC", null)]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com/", null)]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com.evil.example/id/ABC", null)]
    [InlineData("https://oidc.eks.amazonaws.com/id/ABC", null)]
    [InlineData("https://s3.us-west-2.amazonaws.com/id/ABC", null)]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com@evil.example/id/ABC", null)]
    [InlineData("kubernetes/serviceaccount", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Recognizes_EKS_in_every_partition_and_no_other_issuer(string? issuer, string? region)
        => Assert.Equal(region, EksIssuer.FindRegion(issuer));
}
