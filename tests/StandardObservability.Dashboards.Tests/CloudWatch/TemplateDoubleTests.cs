using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class TemplateDoubleTests
{
    private const string Template = """
        {
          "Parameters": {
            "Service": {"Type": "String"},
            "Stage": {"Type": "String", "Default": "test", "AllowedValues": ["test", "live"]},
            "Topic": {"Type": "String", "Default": ""}
          },
          "Conditions": {
            "IsLive": {"Fn::Equals": [{"Ref": "Stage"}, "live"]},
            "HasTopic": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Topic"}, ""]}]},
            "Both": {"Fn::And": [{"Condition": "IsLive"}, {"Condition": "HasTopic"}]},
            "Any": {"Fn::Or": [{"Condition": "IsLive"}, {"Condition": "HasTopic"}]}
          },
          "Resources": {
            "Errors": {
              "Type": "AWS::CloudWatch::Alarm",
              "Properties": {
                "AlarmName": {"Fn::Sub": "${Service}-${Stage}-errors"},
                "AlarmActions": {"Fn::If": ["HasTopic", [{"Ref": "Topic"}], {"Ref": "AWS::NoValue"}]},
                "AlarmDescription": {"Fn::Join": [" ", ["in", {"Ref": "AWS::Region"}, {"Fn::Sub": ["${x} ${!Literal}", {"x": {"Ref": "Service"}}]}]]}
              }
            },
            "All": {
              "Type": "AWS::CloudWatch::CompositeAlarm",
              "Condition": "Any",
              "Properties": {"AlarmRule": {"Fn::Sub": "ALARM(${Errors}) OR ALARM(${Errors.Arn})"}, "Other": {"Fn::GetAtt": ["Errors", "Arn"]}}
            }
          },
          "Outputs": {"Name": {"Value": {"Ref": "Errors"}}, "Never": {"Condition": "Both", "Value": "x"}}
        }
        """;

    [Fact]
    public void Functions_are_resolved()
    {
        var alarm = Load(("Service", "shop")).Resources["Errors"].Properties;

        Assert.Equal("shop-test-errors", alarm.GetProperty("AlarmName").GetString());
        Assert.Equal("in eu-central-1 shop ${Literal}", alarm.GetProperty("AlarmDescription").GetString());
        Assert.False(alarm.TryGetProperty("AlarmActions", out _));
    }

    [Fact]
    public void A_resource_whose_condition_is_false_is_dropped()
    {
        Assert.Equal(["Errors"], Load(("Service", "shop")).Resources.Keys);
        Assert.Equal(["All", "Errors"], Load(("Service", "shop"), ("Stage", "live")).Resources.Keys.Order());
    }

    [Fact]
    public void Resources_are_referred_to_by_name_and_by_ARN()
    {
        var template = Load(("Service", "shop"), ("Topic", "arn:topic"));

        Assert.Equal("arn:topic", template.Resources["Errors"].Properties.GetProperty("AlarmActions")[0].GetString());
        Assert.Equal("ALARM(shop-test-errors) OR ALARM(arn:aws:cloudwatch:eu-central-1:123456789012:alarm:shop-test-errors)", template.Resources["All"].Properties.GetProperty("AlarmRule").GetString());
        Assert.Equal("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:shop-test-errors", template.Resources["All"].Properties.GetProperty("Other").GetString());
        Assert.Equal("shop-test-errors", Assert.Single(template.Outputs).Value);
    }

    [Fact]
    public void Parameters_are_checked()
    {
        Assert.Contains("needs a value", Refusal(() => Load()), StringComparison.Ordinal);
        Assert.Contains("not an allowed value", Refusal(() => Load(("Service", "a"), ("Stage", "prod"))), StringComparison.Ordinal);
        Assert.Contains("no parameter Stagee", Refusal(() => Load(("Service", "a"), ("Stagee", "live"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Ref":"Nothing"}""", "nothing is named Nothing")]
    [InlineData("""{"Fn::Sub":"${Nothing}"}""", "nothing is named Nothing")]
    [InlineData("""{"Fn::GetAtt":["A","Size"]}""", "no attribute Size")]
    [InlineData("""{"Fn::If":["No",1,2]}""", "condition No does not exist")]
    [InlineData("""{"Fn::Upper":"x"}""", "Fn::Upper is not known")]
    [InlineData("""{"Ref":"A","More":1}""", "members beside it")]
    public void An_unresolved_reference_is_refused(string value, string reason) =>
        Assert.Contains(reason, Refusal(() => TemplateDouble.Load($$$"""{"Resources":{"A":{"Type":"AWS::CloudWatch::Alarm","Properties":{"X":{{{value}}} } } } }""", new Dictionary<string, string>())), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_refers_to_itself_is_refused() => Assert.Contains(
        "refers to itself",
        Refusal(() => TemplateDouble.Load("""{"Resources":{"A":{"Type":"AWS::CloudWatch::Alarm","Properties":{"AlarmName":{"Fn::Sub":"${A}"}}}}}""", new Dictionary<string, string>())),
        StringComparison.Ordinal);

    private static TemplateDouble Load(params (string Name, string Value)[] parameters) =>
        TemplateDouble.Load(Template, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));

    private static string Refusal(Func<object> load) => Assert.Throws<CloudWatchException>(load).Message;
}
