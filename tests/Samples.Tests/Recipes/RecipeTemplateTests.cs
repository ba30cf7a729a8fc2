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
    [InlineData("RetentionInDays: 30", "RetentionInDays: 31", "31 is not one of")]
    [InlineData("StopTimeout: 30", "StopTimeOut: 30", "StopTimeOut")]
    [InlineData("LaunchType: FARGATE", "LaunchType: FARGATES", "FARGATES")]
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

    /// <summary>What <c>dotnet new observability-lambda</c> creates is the checked recipe.</summary>
    [Fact]
    public void The_template_of_dotnet_new_has_the_same_file()
        => Assert.Equal(RecipeFiles.Read("lambda/zip.yaml"), File.ReadAllText(Path.Combine(RecipeFiles.LambdaTemplate, "template.yaml")));

    // AWS's validators do not look at the options of a log driver, and a task with a wrong one does not start.
    [JudgedTheory]
    [InlineData("ecs/service.yaml")]
    [InlineData("ecs/firelens.yaml")]
    public async Task The_options_of_awslogs_are_those_that_ECS_documents(string template)
    {
        var logs = (await Recipe.ReadTaskAsync(template)).Select(static c => c.GetProperty("LogConfiguration")).ToList();
        var options = logs.Where(static l => l.GetProperty("LogDriver").GetString() == "awslogs")
            .SelectMany(static l => l.GetProperty("Options").EnumerateObject().Select(static o => o.Name)).ToList();

        Assert.NotEmpty(options);
        Assert.All(logs, static l => Assert.Contains(l.GetProperty("LogDriver").GetString(), (string?[])["awslogs", "awsfirelens"]));
        Assert.All(options, static o => Assert.Contains(o, (string[])["awslogs-group", "awslogs-region", "awslogs-stream-prefix", "mode", "max-buffer-size"]));
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
