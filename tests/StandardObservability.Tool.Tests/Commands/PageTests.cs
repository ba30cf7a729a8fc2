using System.Text;
using Xunit;

namespace StandardObservability.Tool.Tests.Commands;

/// <summary>The outputs that docs/tool.md shows are those of the tool.</summary>
public sealed class PageTests : IDisposable
{
    private const string Prompt = "$ observability ";

    private readonly TestFolder _folder = new();

    public PageTests()
    {
        // The files that the page describes: the build of the shop, its policy, and a former and a next version of both.
        var policy = File.ReadAllText(ShopBuild.Policy);
        _folder.Write("telemetry.policy.json", policy);
        _folder.Write("next/policy.json", policy.Replace("3.2.0", "3.3.0", StringComparison.Ordinal)
            .Replace("\"unit\": \"{order}\"", "\"unit\": \"1\"", StringComparison.Ordinal)
            .Replace("\"max_values\": 5", "\"max_values\": 6", StringComparison.Ordinal));
        _folder.Write("obj/telemetry.sarif", File.ReadAllText(ShopBuild.Sarif).Replace(ShopBuild.Folder, _folder.Path, StringComparison.Ordinal));
        _folder.Write("former.sarif", SarifText.Of(SarifText.Instrument("acme.order.placed", attributes: "acme.order.channel:string"), SarifText.Instrument("acme.order.shipped")));
        _folder.Write("telemetry.jsonl", """
            { "resourceMetrics": [{ "resource": { "attributes": [{ "key": "service.name", "value": { "stringValue": "shop" } }] }, "scopeMetrics": [{ "scope": { "name": "acme.shop" }, "metrics": [{ "name": "acme.order.placed", "unit": "{order}", "gauge": {} }] }] }] }
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_outputs_on_the_page_are_those_of_the_tool()
    {
        var file = Path.Combine(ShopBuild.Repository, "docs", "tool.md");
        var page = File.ReadAllText(file);
        var current = Run(page.Split('\n'));
        var received = Path.ChangeExtension(file, ".received.md");
        File.Delete(received);
        if (page != current)
        {
            File.WriteAllText(received, current);
            Assert.Fail("docs/tool.md shows other outputs than the tool writes. Run ./build.sh accept and commit the page.");
        }
    }

    /// <summary>The page with the outputs of its commands.</summary>
    private string Run(string[] lines)
    {
        var page = new StringBuilder();
        var isOutput = false;
        foreach (var line in lines)
        {
            isOutput &= !line.StartsWith("```", StringComparison.Ordinal);
            if (!isOutput)
            {
                page.Append(line).Append('\n');
            }

            if (line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                isOutput = true;
                var run = ToolRun.In(_folder.Path, Split(line[Prompt.Length..]));
                page.Append(run.Output).Append(run.Error.ReplaceLineEndings("\n"));
            }
        }

        return page.ToString(0, page.Length - 1);
    }

    private static string[] Split(string arguments) => [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
