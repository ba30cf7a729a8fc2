using System.Text.Json;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Templates;

/// <summary>What Ref and Fn::GetAtt say of the resources of a stack.</summary>
internal static class TemplateNames
{
    public const string Region = "eu-central-1";
    public const string Account = "123456789012";
    public const string Partition = "aws";
    public const string Stack = "stack";

    /// <summary>The value of a pseudo parameter; null when the name is none.</summary>
    public static string? Pseudo(string name) => name switch
    {
        "AWS::Region" => Region,
        "AWS::AccountId" => Account,
        "AWS::Partition" => Partition,
        "AWS::StackName" => Stack,
        "AWS::URLSuffix" => "amazonaws.com",
        _ => null,
    };

    /// <summary>Ref: a topic is its ARN, everything else here its name.</summary>
    public static string Reference(string logicalId, string type, Func<string, string?> property) =>
        type == "AWS::SNS::Topic" ? Arn(logicalId, type, property) : Name(logicalId, type, property);

    public static string Attribute(string logicalId, string type, string attribute, Func<string, string?> property) => (type, attribute) switch
    {
        (_, "Arn") or ("AWS::SNS::Topic", "TopicArn") => Arn(logicalId, type, property),
        ("AWS::SNS::Topic", "TopicName") => Name(logicalId, type, property),
        _ => throw new CloudWatchException($"template: {type} {logicalId} has no attribute {attribute} that the double knows"),
    };

    private static string Name(string logicalId, string type, Func<string, string?> property) => property(type switch
    {
        "AWS::CloudWatch::Alarm" or "AWS::CloudWatch::CompositeAlarm" => "AlarmName",
        "AWS::CloudWatch::Dashboard" => "DashboardName",
        "AWS::Logs::LogGroup" => "LogGroupName",
        "AWS::SNS::Topic" => "TopicName",
        _ => throw new CloudWatchException($"template: the double does not know what Ref of {type} {logicalId} is"),
    }) ?? $"{Stack}-{logicalId}";

    private static string Arn(string logicalId, string type, Func<string, string?> property)
    {
        var name = Name(logicalId, type, property);
        return type switch
        {
            "AWS::SNS::Topic" => $"arn:{Partition}:sns:{Region}:{Account}:{name}",
            "AWS::Logs::LogGroup" => $"arn:{Partition}:logs:{Region}:{Account}:log-group:{name}:*",
            "AWS::CloudWatch::Dashboard" => throw new CloudWatchException($"template: the dashboard {logicalId} has no attribute Arn"),
            _ => $"arn:{Partition}:cloudwatch:{Region}:{Account}:alarm:{name}",
        };
    }

    /// <summary>Where a value is used that must be a text.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw new CloudWatchException($"template: a text expected, not {value}"),
    };
}
