using System.Text.RegularExpressions;
using Judges;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>The programs of docs/start.md, compiled from the page in a new project: they do what the page promises.</summary>
[Collection(FreshCollection.Name)]
public sealed partial class StartPageTests(PackageFeed feed)
{
    private const string Name = "Shop";

    [JudgedFact]
    public async Task Span_metric_log_line_and_chart_of_the_application_are_on_the_local_page()
    {
        var project = await CreateAsync();
        (await feed.DotNet.RunAsync(project, "build", "-v", "quiet", "-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=NU1603")).Successful();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var service = ServiceProcess.Start(Path.Combine(project, "bin", "Debug", "net10.0", $"{Name}.dll"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = address.ToString(),
        });
        var start = await service.WaitForLineAsync(static l => l.Contains("Observability started", StringComparison.Ordinal));
        Assert.Contains("Traces: on the local page, not exported", start, StringComparison.Ordinal);
        await service.WaitForHttpAsync(new Uri(address, "/order/tea"));

        var run = await Browser.RunAsync(
            new { op = "goto", url = new Uri(address, "/_observability/").AbsoluteUri },
            new { op = "waitFor", expression = "[...document.querySelectorAll('[data-widget]')].some(w => w.innerText.includes('Orders placed') && [...w.querySelectorAll('[data-value]')].some(e => +e.dataset.value > 0))" },
            new { op = "evaluate", expression = "fetch('data').then(r => r.json()).then(d => location.hash = 'trace=' + d.requests.last.find(r => r.status === 200).traceId)" },
            new { op = "wait", selector = "#view-trace li summary" },
            new { op = "evaluate", expression = "document.querySelector('#view-trace').innerText" });

        var trace = run.Results[4].GetString();
        Assert.Contains("place order", trace, StringComparison.Ordinal);
        Assert.Contains("Order placed for tea", trace, StringComparison.Ordinal);
    }

    /// <summary>The first program of the page is the one that <see cref="FirstHour"/> writes.</summary>
    [Fact]
    public async Task The_first_program_is_the_template_of_the_SDK_with_our_line()
    {
        var programs = await ReadProgramsAsync();

        Assert.Equal(3, programs.Count);
        Assert.StartsWith("var builder = WebApplication.CreateBuilder(args);\nbuilder.AddStandardObservability();\n", programs[0], StringComparison.Ordinal);
    }

    private async Task<string> CreateAsync()
    {
        var folder = feed.CreateFolder("start");
        (await feed.DotNet.RunAsync(folder, "new", "web", "-n", Name, "--no-restore")).Successful();
        var project = Path.Combine(folder, Name);
        var programs = await ReadProgramsAsync();
        await File.WriteAllTextAsync(Path.Combine(project, "Orders.cs"), programs[1]);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), programs[2]);
        var file = Path.Combine(project, $"{Name}.csproj");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(
            "</Project>", $"<ItemGroup><PackageReference Include=\"StandardObservability.AspNetCore\" Version=\"{feed.Version}\" /></ItemGroup></Project>", StringComparison.Ordinal));
        return project;
    }

    private async Task<IReadOnlyList<string>> ReadProgramsAsync()
        => [.. Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(feed.Source, "docs", "start.md"))).Select(static m => m.Groups["code"].Value)];

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
