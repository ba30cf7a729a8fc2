using Judges;
using StandardObservability.Aws.Parameters;
using Xunit;

namespace StandardObservability.Aws.Tests.Parameters;

/// <summary>The members that become attributes, and those that carry trace context, exist in AWS's own models and are not sensitive.</summary>
public sealed class ServiceModelTests
{
    private const string Input = "input";
    private const string Output = "output";

    /// <summary>Members that the SDK for .NET names differently.</summary>
    private static readonly Dictionary<string, string> ModelNames = new(StringComparer.Ordinal)
    {
        ["BucketName"] = "Bucket",
        ["DestinationBucket"] = "Bucket",
        ["DestinationKey"] = "Key",
    };

    public static TheoryData<string, string> Services => new()
    {
        { "SQS", "sqs" },
        { "SNS", "sns" },
        { "S3", "s3" },
        { "DynamoDB", "dynamodb" },
        { "Kinesis", "kinesis" },
        { "Lambda", "lambda" },
        { "SFN", "stepfunctions" },
        { "EventBridge", "events" },
        { "Secrets Manager", "secretsmanager" },
        { "Bedrock", "bedrock" },
        { "Bedrock Agent", "bedrock-agent" },
        { "Bedrock Agent Runtime", "bedrock-agent-runtime" },
        { "Bedrock Runtime", "bedrock-runtime" },
    };

    [JudgedTheory]
    [MemberData(nameof(Services))]
    public void Each_member_that_becomes_an_attribute_exists_and_is_not_sensitive(string service, string folder)
    {
        var model = ServiceModel.Read(folder);

        Assert.Equal(service, model.ServiceId);
        Assert.All(ParameterTable.Requests.GetValueOrDefault(service) ?? [], p => AssertIsPublic(model, Input, p.Path));
        Assert.All(ParameterTable.Responses.GetValueOrDefault(service) ?? [], p => AssertIsPublic(model, Output, p.Path));
    }

    [JudgedTheory]
    [InlineData("sqs", "SendMessage",
        "MessageBody,MessageAttributes.DataType,"
        + "MessageAttributes.StringValue,MessageSystemAttributes.DataType,MessageSystemAttributes.StringValue")]
    [InlineData("sqs", "SendMessageBatch",
        "Entries.MessageBody,Entries.MessageAttributes.DataType,"
        + "Entries.MessageAttributes.StringValue,Entries.MessageSystemAttributes.DataType,Entries.MessageSystemAttributes.StringValue")]
    [InlineData("sqs", "ReceiveMessage", "AttributeNames,MessageAttributeNames")]
    [InlineData("sns", "Publish", "Message,MessageAttributes.DataType,MessageAttributes.StringValue,TopicArn,TargetArn")]
    [InlineData("sns", "PublishBatch",
        "PublishBatchRequestEntries.Message,"
        + "PublishBatchRequestEntries.MessageAttributes.DataType,PublishBatchRequestEntries.MessageAttributes.StringValue")]
    [InlineData("dynamodb", "TransactGetItems", "TransactItems.Get.TableName")]
    [InlineData("dynamodb", "TransactWriteItems",
        "TransactItems.Put.TableName,TransactItems.Update.TableName,"
        + "TransactItems.Delete.TableName,TransactItems.ConditionCheck.TableName")]
    public void Operations_that_carry_trace_context_or_many_tables_have_the_members_for_it(string folder, string operation, string members)
    {
        var model = ServiceModel.Read(folder);

        Assert.All(members.Split(','), m => Assert.True(model.Has(operation, Input, m), m));
    }

    [JudgedFact]
    public void AWSTraceHeader_is_the_only_system_attribute_of_a_message_and_has_a_text()
    {
        var model = ServiceModel.Read("sqs");

        Assert.Equal(["AWSTraceHeader"], model.Constants("MessageSystemAttributeNameForSends"));
        Assert.Contains("262,144", model.Text, StringComparison.Ordinal);
        Assert.True(model.Has("ReceiveMessage", Output, "Messages"));
    }

    [JudgedTheory]
    [InlineData("kinesis", "Kinesis", "StreamName,StreamARN,ConsumerARN", 20)]
    [InlineData("lambda", "Lambda", "FunctionName,UUID", 40)]
    [InlineData("dynamodb", "DynamoDB", "TableName,TableArn,GlobalTableName,RequestItems,TransactItems", 30)]
    [InlineData("s3", "S3", "Bucket", 80)]
    [InlineData("sns", "SNS", "TopicArn,TargetArn", 10)]
    [InlineData("sqs", "SQS", "QueueUrl,QueueName", 17)]
    [InlineData("secretsmanager", "Secrets Manager", "SecretId", 15)]
    [InlineData("stepfunctions", "SFN", "StateMachineArn,ActivityArn,ExecutionArn,MapRunArn", 12)]
    public void Operations_that_name_their_resource_have_an_attribute_for_it(string folder, string service, string members, int atLeast)
    {
        var model = ServiceModel.Read(folder);
        var read = ParameterTable.Requests[service].Select(static p => ModelNames.GetValueOrDefault(p.Path, p.Path)).ToList();

        var named = model.Operations.SelectMany(o => members.Split(',').Where(m => model.Has(o, Input, m)).Select(m => (Operation: o, Member: m))).ToList();

        Assert.InRange(named.Select(static n => n.Operation).Distinct().Count(), atLeast, int.MaxValue);
        Assert.All(named, n => Assert.Contains(n.Member, read, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Each_service_of_the_table_has_a_model_to_judge_it()
        => Assert.Subset(
            Services.Select(static s => s.Data.Item1).ToHashSet(),
            ParameterTable.Requests.Keys.Concat(ParameterTable.Responses.Keys).ToHashSet());

    private static void AssertIsPublic(ServiceModel model, string side, string path)
    {
        var name = ModelNames.GetValueOrDefault(path, path);
        var operations = model.Operations.Where(o => model.Has(o, side, name)).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, o => Assert.False(model.IsSensitive(o, side, name), $"{o}.{name}"));
    }
}
