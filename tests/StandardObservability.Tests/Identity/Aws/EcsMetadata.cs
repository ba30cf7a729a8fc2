using System.Text.Json;
using System.Text.Json.Nodes;

namespace StandardObservability.Tests.Identity.Aws;

/// <summary>Responses of the ECS task metadata endpoint, version 4, as AWS documents them.</summary>
internal static class EcsMetadata
{
    public const string Path = "/v4/cd189a933e5849daa93386466019ab50-2495160603";

    public static MetadataServer Serve(JsonObject container, JsonObject task) => new(r => r.Path switch
    {
        Path => Text(container),
        Path + "/task" => Text(task),
        _ => new MetadataReply("not found", 404),
    });

    public static JsonObject FargateContainer() => Read("""
        {
          "DockerId": "cd189a933e5849daa93386466019ab50-2495160603",
          "Name": "curl",
          "DockerName": "curl",
          "Labels": { "com.amazonaws.ecs.container-name": "curl" },
          "Limits": { "CPU": 10, "Memory": 128 },
          "LogDriver": "awslogs",
          "LogOptions": {
            "awslogs-group": "/ecs/containerlogs",
            "awslogs-region": "us-west-2",
            "awslogs-stream": "ecs/curl/cd189a933e5849daa93386466019ab50"
          },
          "ContainerARN": "arn:aws:ecs:us-west-2:111122223333:container/05966557-f16c-49cb-9352-24b3a0dcd0e1",
          "Networks": [ { "NetworkMode": "awsvpc" } ]
        }
        """);

    public static JsonObject FargateTask() => Read("""
        {
          "Cluster": "arn:aws:ecs:us-west-2:111122223333:cluster/default",
          "TaskARN": "arn:aws:ecs:us-west-2:111122223333:task/default/e9028f8d5d8e4f258373e7b93ce9a3c3",
          "Family": "curltest",
          "Revision": "3",
          "DesiredStatus": "RUNNING",
          "Limits": { "CPU": 0.25, "Memory": 512 },
          "AvailabilityZone": "us-west-2a",
          "LaunchType": "FARGATE",
          "Containers": [ { "DockerId": "another" } ]
        }
        """);

    public static JsonObject Ec2Container() => Read("""
        {
          "DockerId": "ea32192c8553fbff06c9340478a2ff089b2bb5646fb718b4ee206641c9086d66",
          "LogDriver": "awslogs",
          "LogOptions": {
            "awslogs-create-group": "true",
            "awslogs-group": "/ecs/metadata",
            "awslogs-region": "us-west-2",
            "awslogs-stream": "ecs/curl/8f03e41243824aea923aca126495f665"
          },
          "ContainerARN": "arn:aws:ecs:us-west-2:111122223333:container/0206b271-b33f-47ab-86c6-a0ba208a70a9"
        }
        """);

    public static JsonObject Ec2Task() => Read("""
        {
          "Cluster": "default",
          "TaskARN": "arn:aws:ecs:us-west-2:111122223333:task/default/158d1c8083dd49d6b527399fd6414f5c",
          "Family": "curltest",
          "Revision": "26",
          "AvailabilityZone": "us-west-2d",
          "LaunchType": "EC2",
          "ServiceName": "MyService"
        }
        """);

    /// <summary>The same response in another partition and region.</summary>
    public static JsonObject WithPartition(this JsonObject response, string partition, string region)
        => Read(Text(response)
            .Replace("arn:aws:", $"arn:{partition}:", StringComparison.Ordinal)
            .Replace("us-west-2", region, StringComparison.Ordinal));

    private static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Text(JsonObject response) => response.ToJsonString(JsonSerializerOptions.Default);
}
