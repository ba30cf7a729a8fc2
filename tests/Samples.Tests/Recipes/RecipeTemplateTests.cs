using Judges;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>CloudFormation accepts the templates of the recipes, as far as AWS's validator and linter know.</summary>
public sealed class RecipeTemplateTests
{
    [JudgedTheory]
    [MemberData(nameof(RecipeFiles.Templates), MemberType = typeof(RecipeFiles))]
    public async Task Aws_validator_finds_nothing(string template)
        => Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(RecipeFiles.Read(template))).Errors);

    [JudgedTheory]
    [MemberData(nameof(RecipeFiles.Templates), MemberType = typeof(RecipeFiles))]
    public async Task Cfn_lint_finds_nothing(string template)
        => Assert.Empty(await CfnLint.CheckAsync(RecipeFiles.Locate(template)));

    [JudgedTheory]
    [InlineData("RetentionInDays: 30", "RetentionInDays: 31", "RetentionInDays")]
    [InlineData("StopTimeout: 30", "StopTimeOut: 30", "StopTimeOut")]
    [InlineData("LogDriver: awslogs", "LogDriver: cloudwatch", "cloudwatch")]
    [InlineData("{Ref: LogGroup}", "{Ref: LogGroups}", "LogGroups")]
    [InlineData("      Cpu: \"512\"", "      Cpu: \"512\"\n      Cpu: \"1024\"", "unique")]
    public async Task Aws_validator_finds_a_mistake(string right, string wrong, string named)
    {
        var template = RecipeFiles.Read("ecs/service.yaml");
        Assert.Contains(right, template, StringComparison.Ordinal);

        var errors = (await NodeJudge.Shared.CheckTemplateAsync(template.Replace(right, wrong, StringComparison.Ordinal))).Errors;

        Assert.Contains(errors, e => e.Contains(named, StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task Cfn_lint_finds_an_action_that_IAM_does_not_have()
    {
        var folder = Directory.CreateTempSubdirectory("cfn-lint-");
        try
        {
            var file = Path.Combine(folder.FullName, "template.yaml");
            var template = RecipeFiles.Read("ecs/service.yaml").Replace("xray:PutTraceSegments", "xray:PutSegments", StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, template, TestContext.Current.CancellationToken);

            Assert.Contains("putsegments", await CfnLint.CheckAsync(file), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [JudgedTheory]
    [MemberData(nameof(RecipeFiles.Templates), MemberType = typeof(RecipeFiles))]
    public async Task Each_log_group_has_a_retention(string template)
    {
        var groups = (await RecipeFiles.ReadResourcesAsync(template)).OfType("AWS::Logs::LogGroup").ToList();

        Assert.NotEmpty(groups);
        Assert.All(groups, static g => Assert.InRange(g.Value.GetProperty("Properties").GetProperty("RetentionInDays").GetInt32(), 1, 30));
    }
}
