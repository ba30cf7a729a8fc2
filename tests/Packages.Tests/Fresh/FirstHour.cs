using System.Diagnostics;
using Judges;
using Packages.Tests.Projects;

namespace Packages.Tests.Fresh;

/// <summary>What a developer does first: creates a project, runs it, and looks at it in a browser. Each step is what docs/start.md shows.</summary>
/// <param name="feed">The packages.</param>
internal sealed class FirstHour(PackageFeed feed)
{
    private const string Name = "Shop";

    /// <summary>A web service of .NET, from the empty folder to its answer in the browser.</summary>
    public Task<TimeSpan> RunBareAsync() => RunAsync(static _ => Task.CompletedTask, ["new", "web", "-n", Name], "/", static _ => []);

    /// <summary>The same with our package and line, until the local page shows the request.</summary>
    public Task<TimeSpan> RunWithPackageAsync() => RunAsync(AddPackageAsync, ["new", "web", "-n", Name], "/", static page => Look(page, "GET /"));

    /// <summary>Our template, until the local page shows the request.</summary>
    public Task<TimeSpan> RunTemplateAsync(string hive)
        => RunAsync(static _ => Task.CompletedTask, ["new", "observability-web", "-n", Name, "--debug:custom-hive", hive], "/hello/Ada", static page => Look(page, "GET /hello/Ada"));

    private async Task<TimeSpan> RunAsync(Func<string, Task> change, string[] create, string path, Func<Uri, IEnumerable<object>> look)
    {
        var folder = feed.CreateFolder("first");
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"<configuration><packageSources><add key=\"feed\" value=\"{feed.Folder}\" /></packageSources></configuration>");
        var started = Stopwatch.GetTimestamp();
        (await feed.DotNet.RunAsync(folder, create)).Successful();
        var project = Path.Combine(folder, Name);
        await change(project);

        // The development server's address and environment come from the project's launch profile, as for every user.
        await using var service = ServiceProcess.StartInShell("exec dotnet run", Path.Combine(project, $"{Name}.dll"), feed.DotNet.Environment);
        var line = await service.WaitForLineAsync(static l => l.Contains("Now listening on: http://", StringComparison.Ordinal), TimeSpan.FromMinutes(2));
        var address = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0].TrimEnd('"'));
        await Browser.RunAsync([new { op = "goto", url = new Uri(address, path).AbsoluteUri }, .. look(new Uri(address, "/_observability/"))]);
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task AddPackageAsync(string project)
    {
        (await feed.DotNet.RunAsync(project, "add", "package", "StandardObservability.AspNetCore", "--prerelease")).Successful();
        var program = Path.Combine(project, "Program.cs");
        await File.WriteAllTextAsync(program, (await File.ReadAllTextAsync(program)).Replace("Builder(args);", "Builder(args);\nbuilder.AddStandardObservability();", StringComparison.Ordinal));
    }

    /// <summary>A chart with the request, the trace with its span, and the log line.</summary>
    private static IEnumerable<object> Look(Uri page, string request) =>
    [
        new { op = "goto", url = page.AbsoluteUri },
        new { op = "waitFor", expression = "[...document.querySelectorAll('[data-widget=\"0-0\"] [data-value]')].some(e => +e.dataset.value > 0)" },
        new { op = "evaluate", expression = "fetch('data').then(r => r.json()).then(d => location.hash = 'trace=' + d.requests.last.find(r => r.status === 200).traceId)" },
        new { op = "wait", selector = "#view-trace li summary" },
        new { op = "waitFor", expression = $"document.querySelector('#view-trace').innerText.includes('{request} ended with 200')" },
    ];
}
