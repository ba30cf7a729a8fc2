using Judges;
using StandardObservability.Dashboards;
using Xunit;

namespace StandardObservability.Cdk.Tests;

/// <summary>Files that <c>observability render</c> did not write, or that someone changed.</summary>
public sealed class TemplateFileTests
{
    [JudgedFact]
    public void A_missing_file_is_named_with_the_command_that_writes_it()
    {
        using var app = new SynthesizedApp();

        var problem = Assert.Throws<FileNotFoundException>(() => ServiceObservability.FromTemplate(app.Stack, "Observability", "deploy/none.json", SynthesizedApp.Props));

        Assert.Equal($"{Path.GetFullPath("deploy/none.json")} does not exist. Write it in the service's project with: dotnet run -- observability render DIR", problem.Message);
    }

    [JudgedTheory]
    [InlineData("{", "It is not JSON: ")]
    [InlineData("[]", "It has no resources, or no output DashboardName.")]
    [InlineData("{\"Resources\":{},\"Resources\":{}}", "It is not JSON: ")]
    [InlineData("{\"Resources\":{},\"Outputs\":{\"DashboardName\":{}},\"Mappings\":{}}", "It has the section Mappings.")]
    public void A_file_of_another_kind_is_named(string text, string problem) => AssertFails(text, problem);

    [JudgedTheory]
    [InlineData("${AlarmNoTelemetry.Arn}", "${AlarmGone.Arn}", "It refers to AlarmGone, which is neither a parameter nor a resource.")]
    [InlineData("\"Type\": \"AWS::CloudWatch::Dashboard\"", "\"Type\": \"AWS::CloudWatch::Dashboard\", \"DeletionPolicy\": \"Retain\"", "The resource Dashboard has the attribute DeletionPolicy.")]
    [InlineData("\"Parameters\": {", "\"Parameters\": { \"New\": { \"Type\": \"String\" },", "It has the parameter New, which has no default.")]
    [InlineData("\"Fn::Not\"", "\"Fn::And\"", "is not a comparison of a parameter with a text.")]
    [InlineData("${AlarmNoTelemetry}", "${AlarmServiceUnhealthy}", "refers to itself through others.")]
    public void A_changed_file_is_named_with_what_is_wrong(string right, string wrong, string problem)
    {
        var template = CloudWatchTemplate.Render(StandardModel.For("shop")).Text;
        Assert.Contains(right, template, StringComparison.Ordinal);
        AssertFails(template.Replace(right, wrong, StringComparison.Ordinal), problem);
    }

    [JudgedFact]
    public void Line_ends_and_a_byte_order_mark_of_a_checkout_do_not_matter()
    {
        using var app = new SynthesizedApp();
        using var file = new TemporaryTemplate("\uFEFF" + CloudWatchTemplate.Render(StandardModel.For("shop")).Text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.NotEmpty(ServiceObservability.FromTemplate(app.Stack, "Observability", file.Path, SynthesizedApp.Props).DeploymentAlarmNames);
    }

    private static void AssertFails(string text, string problem)
    {
        using var app = new SynthesizedApp();
        using var file = new TemporaryTemplate(text);

        var message = Assert.Throws<InvalidDataException>(() => ServiceObservability.FromTemplate(app.Stack, "Observability", file.Path, SynthesizedApp.Props)).Message;

        Assert.StartsWith($"{file.Path} is not a template that this version reads. ", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }
}
