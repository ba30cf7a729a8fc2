using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Configuration;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Identity.Aws.Platforms;
using StandardObservability.Identity.Aws.Platforms.Kubernetes;
using StandardObservability.Settings;

namespace Fuzz.Identity;

/// <summary>Reads files of Kubernetes, Elastic Beanstalk and EC2: all have the input as content, and a token has it as claims.</summary>
internal sealed class PlatformFilesTarget : FuzzTarget
{
    private const string Token = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    private static readonly string[] Files =
    [
        "/var/run/secrets/kubernetes.io/serviceaccount/namespace", "/proc/self/cgroup", "/var/elasticbeanstalk/xray/environment.conf",
        "/sys/class/dmi/id/board_asset_tag", "/sys/class/dmi/id/product_uuid",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("fuzz-").FullName;

    public PlatformFilesTarget()
    {
        foreach (var file in (string[])[.. Files, Token, "/sys/class/dmi/id/sys_vendor"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_root + file)!);
        }

        File.WriteAllText(_root + "/sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(_root, recursive: true);
    }

    public override string Name => "platform-files";

    public override string Invariant => "attributes are one line of well-formed text; a container id is hexadecimal; a token is not in its own text";

    public override IEnumerable<byte[]> Seeds =>
    [
        [.. "11:memory:/ecs/0123/ea32192c8553fbff06c9340478a2ff089b2bb5646fb718b4ee206641c9086d66\n0::/"u8],
        [.. "1:name=systemd:/kubepods.slice/cri-containerd-ea32192c8553fbff06c9340478a2ff089b2bb5646fb718b4ee206641c9086d66.scope"u8],
        [.. "9:cpu:/ecs/158d1c8083dd49d6b527399fd6414f5c-1234567890"u8],
        [.. """{"deployment_id":32,"version_label":"app-1","environment_name":"shop-prod"}"""u8],
        [.. """{"iss":"https://oidc.eks.eu-west-1.amazonaws.com/id/0123","kubernetes.io":{"namespace":"shop","pod":{"name":"api-1","uid":"5f0f"},"node":{"name":"ip-10"}}}"""u8],
        [.. "i-1234567890abcdef0"u8],
        [.. "ec2e1916-9099-7caf-fd21-012345abcdef"u8],
    ];

    public override int TestedMutations => 300;

    public override IEnumerable<string> Words =>
        ["\"iss\"", "\"kubernetes.io\"", "\"pod\"", "\"name\"", "https://oidc.eks.", ".amazonaws.com", "/id/", ".scope", "cri-containerd-", "\"environment_name\"", "\"deployment_id\"", "\\ud800", "\n", "i-"];

    public override void Run(ReadOnlySpan<byte> input)
    {
        foreach (var file in Files)
        {
            File.WriteAllBytes(_root + file, input);
        }

        var token = $"e30.{Base64Url.EncodeToString(input)}.c2ln";
        File.WriteAllText(_root + Token, token);
        var files = new LocalFiles(_root);
        var variables = new StandardVariables(new ConfigurationManager(), static _ => null);
        foreach (var detector in (IPlatformDetector[])
            [new KubernetesPod(variables, files), new BeanstalkEnvironment(files), new Ec2Instance(variables, files, new SettingProblems())])
        {
            var attributes = new PlatformAttributes();
            detector.AddLocalAttributes(attributes);
            AttributeCheck.AreUsable(attributes);
        }

        var text = EscapedText.Decode(input);
        Check.That(ContainerId.Parse(text) is not { } id || (text.Contains(id, StringComparison.Ordinal) && id.All(static c => char.IsAsciiHexDigitLower(c) || c == '-')));
        ServiceAccountToken.Parse(text);
        EksIssuer.FindRegion(text);
        Check.That(ServiceAccountToken.Parse(token) is not { } parsed || !parsed.ToString().Contains(token, StringComparison.Ordinal));
        Check.That(ServiceAccountToken.Parse(token)?.Issuer is not { } issuer || Encoding.UTF8.GetString(input).Length >= issuer.Length);
    }
}
