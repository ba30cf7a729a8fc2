using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Identity.Aws.Platforms;

namespace Fuzz.Identity;

/// <summary>Reads one document as the answer of the metadata servers of ECS and EC2.</summary>
internal sealed class MetadataTarget : TextTarget
{
    public override string Name => "metadata";

    public override string Invariant => "attributes are one line of well-formed text; accounts, regions and ARNs have their form";

    public override IEnumerable<string> Words =>
    [
        "\"ContainerARN\"", "\"TaskARN\"", "\"Cluster\"", "\"LogDriver\"", "\"awslogs\"", "\"LogOptions\"", "\"awslogs-group\"", "\"awslogs-stream\"", "\"awslogs-region\"",
        "arn:aws:ecs:eu-west-1:123456789012:", "\"instanceId\"", "\"accountId\"", "\"region\"", "\"availabilityZone\"", "\\ud800", "\\u0000", "\\u202e", "null", ":", "/",
    ];

    protected override IEnumerable<string> Texts =>
    [
        """{"DockerId":"ea32192c8553fbff06c9340478a2ff089b2bb5646fb718b4ee206641c9086d66","ContainerARN":"arn:aws:ecs:eu-west-1:123456789012:container/0206b271","TaskARN":"arn:aws:ecs:eu-west-1:123456789012:task/default/158d1c8083dd49d6b527399fd6414f5c","Cluster":"default","Family":"curltest","Revision":"26","LaunchType":"FARGATE","AvailabilityZone":"eu-west-1d","LogDriver":"awslogs","LogOptions":{"awslogs-group":"/ecs/x","awslogs-region":"us-west-2","awslogs-stream":"ecs/curl/8f03"}}""",
        """{"accountId":"123456789012","architecture":"x86_64","availabilityZone":"us-west-2b","imageId":"ami-5fb8c835","instanceId":"i-1234567890abcdef0","instanceType":"t2.micro","region":"us-west-2"}""",
        """{"TaskARN":"arn:aws-cn:ecs:cn-north-1:123456789012:task/a","Cluster":"arn:aws-cn:ecs:cn-north-1:123456789012:cluster/b","instanceId":"\ud800"}""",
    ];

    protected override void Run(string text)
    {
        var document = new MetadataResponse(text).Read(out var failure);
        Check.Equal(document.IsObject, failure is null);
        var (ecs, ec2) = (new PlatformAttributes(), new PlatformAttributes());
        EcsTask.AddAttributes(document, document, ecs);
        Ec2Instance.AddAttributes(document, ec2);
        AttributeCheck.AreUsable(ecs);
        AttributeCheck.AreUsable(ec2);
        if (Arn.Parse(text, "ecs") is { } arn)
        {
            Check.Equal(text, arn.ToString());
        }
    }
}
