using System.Text.Json;
using Judges;
using Judges.Receiving;
using Packages.Tests.Fresh;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Migrations;

/// <summary>The function that docs/migrating.md shows after Powertools, in a project of the template, against a test double of Lambda's runtime API.</summary>
public sealed class PowertoolsTests(PackageFeed feed)
{
    private const string Call = "builder.AddStandardObservability();\n";

    [JudgedFact]
    public async Task A_function_has_the_annotation_the_metric_with_its_dimension_the_cold_start_and_the_appended_key()
    {
        var assembly = await BuildAsync();
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var api = await LambdaApi.StartAsync();
        await using var function = ServiceProcess.Start(assembly, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_LAMBDA_RUNTIME_API"] = api.Address,
            ["AWS_LAMBDA_FUNCTION_NAME"] = "greeter",
            ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = new Uri(receiver.HttpEndpoint, "/v1/traces").ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });

        api.Invoke("first", "", """{ "tenant": "acme" }""");
        api.Invoke("second", "", """{ "tenant": "other" }""");
        await Poll.UntilAsync(() => api.Answers.Count == 2, Poll.DefaultTimeout, $"two answers. {function.Output.Text} {function.Error.Text}");
        Assert.Equal(0, await function.StopAsync());

        Assert.Equal(("response", "{\"greeting\":\"Hello, Ada!\"}", ""), api.Answers["first"]);
        var spans = (await receiver.SpansAsync()).OrderBy(static s => s.Start).ToList();
        Assert.Equal([("acme", true), ("other", false)], spans.Select(static s => ((string)s.Attributes["tenant"]!, (bool)s.Attributes["faas.coldstart"]!)));
        Assert.All(spans, static s => Assert.Contains("aws.xray.annotations", s.Attributes.Keys));
        AssertLines([.. function.Output.Lines.Where(static l => l.StartsWith('{')).Select(static l => JsonElement.Parse(l))]);
    }

    private static void AssertLines(List<JsonElement> lines)
    {
        var greetings = lines.Where(static l => l.TryGetProperty("message", out var m) && m.GetString() == "Greeting Ada").ToList();
        Assert.Equal(["acme", "other"], greetings.Select(static l => l.GetProperty("tenant").GetString()));
        var acme = lines.Where(static l => l.TryGetProperty("tenant", out var t) && t.GetString() == "acme");
        var document = MigrationPromises.FindDocument(acme, "greetings.sent", "tenant");
        Assert.Equal("Greetings", document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Namespace").GetString());
        Assert.Equal(1, MigrationPromises.FindDocument(lines, "cold.starts").GetProperty("cold.starts").GetDouble());
    }

    // The commands and the two texts of the page.
    private async Task<string> BuildAsync()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(feed.Source, "docs", "migrating.md"));
        var section = Migration.Sections(page).Single(static s => s.StartsWith("From Powertools\n", StringComparison.Ordinal));
        var code = section.Split("```csharp\n").Skip(1).Select(static b => b.Split("```")[0]).ToList();
        Assert.Equal(2, code.Count);

        var folder = feed.CreateFolder("powertools");
        var hive = Path.Combine(folder, "hive");
        (await feed.DotNet.RunAsync(folder, "new", "install", Path.Combine(feed.Folder, $"StandardObservability.Templates.{feed.Version}.nupkg"), "--debug:custom-hive", hive)).Successful();
        (await feed.DotNet.RunAsync(folder, "new", "observability-lambda", "-n", "Greeter", "--debug:custom-hive", hive)).Successful();
        var program = Path.Combine(folder, "Greeter", "Program.cs");
        var text = (await File.ReadAllTextAsync(program)).ReplaceLineEndings("\n");
        Assert.Contains(Call, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(program, text.Replace(Call, code[0], StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "Greeter", "Function.cs"), code[1]);
        (await feed.DotNet.RunAsync(Path.Combine(folder, "Greeter"), "build", "-v", "quiet", "-p:TreatWarningsAsErrors=true")).Successful();
        return Path.Combine(folder, "Greeter", "bin", "Debug", "net10.0", "Greeter.dll");
    }
}
