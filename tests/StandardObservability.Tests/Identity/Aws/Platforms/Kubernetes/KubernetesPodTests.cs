using System.Buffers.Text;
using System.Text;
using StandardObservability.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms.Kubernetes;

public sealed class KubernetesPodTests
{
    private const string Secrets = "/var/run/secrets/kubernetes.io/serviceaccount/";
    private const string Issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private const string Map = "/api/v1/namespaces/amazon-cloudwatch/configmaps/cluster-info";
    private const string Id = "a4d00c9dd675d67f866c786181419e1b44832d4696780152e61afd44a3e02856";

    [Fact]
    public void Reads_a_pod_on_EKS_from_its_token_without_network_calls()
    {
        using var machine = Pod().WithFile(Secrets + "token", Token(Issuer)).WithFile("/proc/self/cgroup", $"0::/kubepods.slice/cri-containerd-{Id}.scope\n");
        var detected = machine.Detect();

        Assert.Null(detected.Shortcoming);
        Assert.Equivalent(
            new Dictionary<string, object>
            {
                ["cloud.provider"] = "aws",
                ["cloud.platform"] = "aws_eks",
                ["cloud.region"] = "eu-central-1",
                ["k8s.namespace.name"] = "shop",
                ["k8s.pod.name"] = "checkout-7c9d",
                ["k8s.pod.uid"] = "3f1c7f6e-0000-4000-8000-000000000001",
                ["k8s.node.name"] = "ip-10-0-0-1.eu-central-1.compute.internal",
                ["container.id"] = Id,
            },
            detected.Attributes,
            strict: true);
    }

    [Fact]
    public void Reads_a_token_that_starts_with_a_byte_order_mark()
    {
        using var machine = Pod().WithFile(Secrets + "token", "\uFEFF" + Token(Issuer) + "\n");

        Assert.Equal("aws_eks", machine.Detect().Name);
    }

    [Theory]
    [InlineData("https://kubernetes.default.svc.cluster.local")]
    [InlineData("https://container.googleapis.com/v1/projects/p/locations/l/clusters/c")]
    [InlineData("https://oidc.eks.eu-central-1.amazonaws.com.example.org/id/1")]
    public void A_pod_in_another_cluster_is_not_on_EKS(string issuer)
    {
        using var machine = Pod().WithFile(Secrets + "token", Token(issuer));
        var detected = machine.Detect();

        Assert.Null(detected.Name);
        Assert.Equal("checkout-7c9d", detected.Attributes["k8s.pod.name"]);
        Assert.DoesNotContain(detected.Attributes.Keys, static k => k.StartsWith("cloud.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE")]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")]
    public void A_pod_without_a_token_for_the_API_is_read_from_the_one_for_AWS(string variable)
    {
        using var machine = Pod((variable, "/var/run/secrets/aws/token")).WithFile("/var/run/secrets/aws/token", Token(Issuer));
        var detected = machine.Detect();

        Assert.Equal("aws_eks", detected.Name);
        Assert.Equal("checkout-7c9d", detected.Attributes["k8s.pod.name"]);
    }

    [Fact]
    public void Reads_the_downward_API_when_there_is_no_token()
    {
        using var machine = Pod(("POD_NAME", "p"), ("POD_NAMESPACE", "n"), ("POD_UID", "u"), ("NODE_NAME", "node"));
        var detected = machine.Detect();

        Assert.Equal(
            [new("k8s.namespace.name", "n"), new("k8s.node.name", "node"), new("k8s.pod.name", "p"), new("k8s.pod.uid", "u")],
            detected.Attributes.OrderBy(static a => a.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_downward_API_alone_does_not_indicate_Kubernetes()
    {
        using var machine = new TestMachine(("POD_NAME", "p"));

        Assert.Equal(ComputePlatform.None, machine.Platform);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no token")]
    [InlineData("a.b.c")]
    [InlineData("a.eyJpc3MiOjF9.c")]
    public void A_file_without_a_token_is_ignored(string token)
    {
        using var machine = Pod().WithFile(Secrets + "token", token);

        Assert.Empty(machine.Detect().Attributes);
    }

    [Fact]
    public async Task Reads_the_clusters_name_from_its_API_with_the_token_and_its_own_authority()
    {
        using var authority = new TestCertificateAuthority();
        await using var api = new MetadataServer(
            static r => r.Path == Map ? """{"data":{"cluster.name":"shop-production","logs.region":"eu-central-1"}}""" : new MetadataReply("", 404),
            authority.Server);
        using var machine = EksMachine(api, authority.Pem);
        var detected = machine.Detect();

        Assert.Equal("shop-production", detected.Attributes["k8s.cluster.name"]);
        Assert.Equal("Bearer " + Token(Issuer), Assert.Single(api.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task Sends_the_token_to_no_server_without_a_certificate_of_the_clusters_authority()
    {
        using var authority = new TestCertificateAuthority();
        using var impostor = new TestCertificateAuthority();
        await using var api = new MetadataServer(static _ => """{"data":{"cluster.name":"impostor"}}""", impostor.Server);
        using var machine = EksMachine(api, authority.Pem);
        var detected = machine.Detect();

        Assert.Equal("aws_eks", detected.Name);
        Assert.DoesNotContain("k8s.cluster.name", detected.Attributes.Keys);
        Assert.Empty(api.Requests);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_missing_or_unreadable_config_map_is_not_reported(int status)
    {
        using var authority = new TestCertificateAuthority();
        await using var api = new MetadataServer(_ => new MetadataReply("""{"kind":"Status"}""", status), authority.Server);
        using var machine = EksMachine(api, authority.Pem);
        var detected = machine.Detect();

        Assert.Null(detected.Shortcoming);
        Assert.Equal("aws_eks", detected.Name);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_configured_cluster_name_is_not_read_from_the_API()
    {
        using var authority = new TestCertificateAuthority();
        await using var api = new MetadataServer(static _ => "{}", authority.Server);
        using var machine = EksMachine(api, authority.Pem, ("OTEL_RESOURCE_ATTRIBUTES", "k8s.cluster.name=mine"));
        machine.Detect();

        Assert.Equal(0, api.Connections);
    }

    [Fact]
    public async Task The_API_of_another_cluster_is_not_called()
    {
        using var authority = new TestCertificateAuthority();
        await using var api = new MetadataServer(static _ => "{}", authority.Server);
        using var machine = EksMachine(api, authority.Pem).WithFile(Secrets + "token", Token("https://kubernetes.default.svc"));
        machine.Detect();

        Assert.Equal(0, api.Connections);
    }

    private static TestMachine Pod(params (string, string)[] variables)
        => new([("KUBERNETES_SERVICE_HOST", "127.0.0.1"), ("KUBERNETES_SERVICE_PORT", "1"), .. variables]);

    internal static TestMachine EksMachine(MetadataServer api, string authority, params (string, string)[] variables)
        => Pod([("KUBERNETES_SERVICE_PORT", $"{api.Port}"), .. variables]).WithFile(Secrets + "token", Token(Issuer)).WithFile(Secrets + "ca.crt", authority);

    private static string Token(string issuer)
    {
        var claims = """
            {"aud":["https://kubernetes.default.svc"],"exp":1795000000,"iss":"ISSUER",
             "kubernetes.io":{"namespace":"shop","node":{"name":"ip-10-0-0-1.eu-central-1.compute.internal","uid":"n"},
             "pod":{"name":"checkout-7c9d","uid":"3f1c7f6e-0000-4000-8000-000000000001"},"serviceaccount":{"name":"default","uid":"s"}},
             "sub":"system:serviceaccount:shop:default"}
            """.Replace("ISSUER", issuer, StringComparison.Ordinal);
        return $"{Encode("""{"alg":"RS256"}""")}.{Encode(claims)}.{Encode("signature")}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
