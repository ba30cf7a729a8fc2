using System.IO.Compression;
using System.Text.RegularExpressions;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>The commands by which the README of the Lambda template deploys a new function, with a program in the place of AWS's command-line tool.</summary>
[Collection(FreshCollection.Name)]
public sealed partial class LambdaDeployTests(FreshSolution solution, PackageFeed feed)
{
    private const string Recorder = "#!/bin/bash\nprintf '%s\\n' \"$*\" >>\"$(dirname \"$0\")/calls.txt\"\nif [ \"$1\" = s3 ]; then cp \"$3\" \"$(dirname \"$0\")/${4##*/}\"; fi\n";

    [Fact]
    public async Task The_commands_of_the_README_upload_the_function_and_give_each_parameter()
    {
        solution.Build.Successful();
        var project = solution.Folder(FreshProject.Lambda);
        var tools = CreateTools();
        var commands = Deploy().Match(await File.ReadAllTextAsync(Path.Combine(project, "README.md"), TestContext.Current.CancellationToken)).Groups["commands"].Value;

        (await feed.DotNet.RunProgramAsync("bash", project, "-euc", $"chmod +x {tools}/aws\nPATH={tools}:$PATH\n{commands}")).Successful();

        var calls = await File.ReadAllLinesAsync(Path.Combine(tools, "calls.txt"), TestContext.Current.CancellationToken);
        var uploaded = Uploaded().Match(calls[0]).Groups["key"].Value;
        AssertBootstrap(Path.Combine(tools, uploaded));
        Assert.Contains("--template-file template.yaml", calls[1], StringComparison.Ordinal);
        Assert.Equal(await RequiredParametersAsync(project), Given().Matches(calls[1]).Select(static m => m.Groups["name"].Value));
        Assert.Contains($"Key={uploaded}", calls[1], StringComparison.Ordinal);
        Assert.StartsWith("lambda invoke --function-name greetings ", calls[2], StringComparison.Ordinal);
    }

    private string CreateTools()
    {
        var tools = feed.CreateFolder("tools");
        File.WriteAllText(Path.Combine(tools, "aws"), Recorder);
        return tools;
    }

    // Lambda starts the file as a program, so the archive must have its permission to execute.
    private static void AssertBootstrap(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        var mode = (UnixFileMode)((zip.GetEntry("bootstrap")!.ExternalAttributes >> 16) & 0x1FF);

        Assert.True(mode.HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute), $"{mode}");
    }

    private static async Task<IEnumerable<string>> RequiredParametersAsync(string project)
        => Parameter().Matches(await File.ReadAllTextAsync(Path.Combine(project, "template.yaml"))).Where(static m => !m.Value.Contains("Default:", StringComparison.Ordinal)).Select(static m => m.Groups["name"].Value);

    [GeneratedRegex("```bash\n(?<commands>dotnet publish .*?)```", RegexOptions.Singleline)]
    private static partial Regex Deploy();

    [GeneratedRegex("^s3 cp function.zip s3://BUCKET/(?<key>.+)$")]
    private static partial Regex Uploaded();

    [GeneratedRegex("^  (?<name>\\w+): {Type: String.*$", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(" (?<name>[A-Z]\\w+)=")]
    private static partial Regex Given();
}
