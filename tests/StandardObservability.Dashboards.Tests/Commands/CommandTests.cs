using Judges;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Commands;

/// <summary>Commands that real programs run instead of the service.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commands").FullName;

    private string Target => Path.Combine(_folder, "deploy", "shop");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("web")]
    [InlineData("slim")]
    [InlineData("empty")]
    [InlineData("web-with-model")]
    [InlineData("web-with-two-models")]
    [InlineData("worker-with-model")]
    [InlineData("generic")]
    [InlineData("disabled")]
    public async Task Renders_and_checks_without_starting_the_service(string shape)
    {
        var (rendered, output, _) = await RunAsync(shape, "render", Target);
        var (isChecked, text, _) = await RunAsync(shape, "check", Target);

        Assert.Equal(0, rendered);
        Assert.Equal([Path.Combine(Target, "observability.template.json"), Path.Combine(Target, "RUNBOOK.md")], output);
        Assert.Equal(0, isChecked);
        Assert.Equal([$"{Target} is what the model of shop renders."], text);
    }

    [Fact]
    public async Task A_board_of_all_services_is_rendered_in_PromQL_and_refused_in_embedded_metric_format()
    {
        var (rendered, output, _) = await RunAsync("fleet", "render", Target, "--metrics", "otlp,prometheus");
        var (refused, _, error) = await RunAsync("fleet", "render", Target);

        Assert.Equal((0, 1), (rendered, refused));
        Assert.Equal(["grafana.json", "observability.otlp.template.json", "rules.yml", "RUNBOOK.md"], output.Select(Path.GetFileName).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["shop counts services, which CloudWatch cannot do in embedded metric format. Write --metrics otlp or prometheus."], error);
    }

    [Theory]
    [InlineData("prometheus", "RUNBOOK.md", "grafana.json", "rules.yml")]
    [InlineData("PROMETHEUS, emf", "RUNBOOK.md", "grafana.json", "observability.template.json", "rules.yml")]
    [InlineData("otlp,prometheus", "RUNBOOK.md", "grafana.json", "observability.otlp.template.json", "rules.yml")]
    public async Task Each_format_of_metrics_has_its_files(string formats, params string[] expected)
    {
        var (rendered, _, _) = await RunAsync("web", ["render", Target, "--metrics", formats], ("OTEL_METRIC_EXPORT_INTERVAL", "15000"));
        var (isChecked, _, _) = await RunAsync("web", ["check", Target, "--metrics", formats], ("OTEL_METRIC_EXPORT_INTERVAL", "15000"));
        var (isOther, _, error) = await RunAsync("web", "check", Target, "--metrics", formats);

        Assert.Equal((0, 0, 1), (rendered, isChecked, isOther));
        Assert.Contains(error, static e => e.Contains("grafana.json, line ", StringComparison.Ordinal));
        Assert.Equal(expected, Directory.GetFiles(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("\"interval\": \"15s\"", await File.ReadAllTextAsync(Path.Combine(Target, "grafana.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_of_the_service_is_rendered()
    {
        await RunAsync("web-with-two-models", "render", Target);

        Assert.Contains("Orders placed", await File.ReadAllTextAsync(Path.Combine(Target, "observability.template.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_service_are_those_of_the_files()
    {
        await RunAsync("web", ["render", Target], ("Observability__Metrics__Namespace", "Shops"), ("Observability__Team", "payments"), ("Observability__Metrics__Dimensions__http.client.request.duration", "server.address"));

        var template = await File.ReadAllTextAsync(Path.Combine(Target, "observability.template.json"));
        Assert.Contains("\"Namespace\": \"Shops\"", template, StringComparison.Ordinal);
        Assert.Contains("Owner: payments", template, StringComparison.Ordinal);
        Assert.Contains("GROUP BY \\\\\\\"server.address\\\\\\\"", template, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Owner: not set", 1)]
    [InlineData("payments", "Owner: payments", 0)]
    public async Task A_missing_owner_is_a_warning(string? team, string owner, int warnings)
    {
        var (exitCode, _, error) = await RunAsync("web", ["render", Target], team is null ? [] : [("Observability__Team", team)]);
        var (isChecked, _, other) = await RunAsync("web", ["check", Target], team is null ? [] : [("Observability__Team", team)]);

        Assert.Equal((0, 0), (exitCode, isChecked));
        Assert.Empty(other);
        Assert.Equal(warnings, error.Count);
        Assert.All(error, static e => Assert.StartsWith("Warning: no team is set, so alarms and runbook name no owner. Set Observability:Team", e, StringComparison.Ordinal));
        Assert.Contains(owner, await File.ReadAllTextAsync(Path.Combine(Target, "RUNBOOK.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_of_the_process_does_not_run_the_command()
    {
        var (exitCode, output, _) = await RunAsync("second-host", "render", Target);

        Assert.Equal(0, exitCode);
        Assert.Equal(3, output.Count);
        Assert.Equal("the other host was built", output[0]);
    }

    [Fact]
    public async Task A_hand_edit_and_a_missing_file_are_found_with_the_line()
    {
        await RunAsync("web", "render", Target);
        var runbook = Path.Combine(Target, "RUNBOOK.md");
        await File.WriteAllTextAsync(runbook, (await File.ReadAllTextAsync(runbook)).Replace("## Objectives", "## Goals", StringComparison.Ordinal));
        File.Delete(Path.Combine(Target, "observability.template.json"));

        var (exitCode, _, error) = await RunAsync("web", "check", Target);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                $"{Path.Combine(Target, "observability.template.json")} does not exist. Write it with: observability render",
                $"{runbook}, line 7, is not what the model renders. It is `## Goals`, and the model has `## Objectives`. Change the model and write the files with: observability render",
            ],
            error);
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_on_Windows_are_no_difference()
    {
        await RunAsync("web", "render", Target);
        foreach (var file in Directory.GetFiles(Target))
        {
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        Assert.Equal(0, (await RunAsync("web", "check", Target)).ExitCode);
    }

    [Theory]
    [InlineData("worker", 2, "The commands render and check need the package StandardObservability.Dashboards", "render", "x")]
    [InlineData("wrong-name", 1, "The model is of another, and the service emits as shop", "render", "x")]
    [InlineData("throws", 1, "the model is broken", "render", "x")]
    [InlineData("unrenderable", 1, "Alarm errors reads log events.", "render", "x")]
    [InlineData("web", 2, "The command is missing.")]
    [InlineData("web", 2, "\"draw\" is not a command.", "draw")]
    [InlineData("web", 2, "The folder is missing.", "render")]
    [InlineData("web", 2, "\"--dir\" is not known. After the folder, there can be --prices FILE and --metrics FORMATS.", "render", "--dir")]
    [InlineData("web", 2, "--prices has no value. Write --prices FILE.", "render", "x", "--prices")]
    [InlineData("web", 2, "\"otpl\" is not a format of metrics. Write one or several of emf,otlp,prometheus", "render", "x", "--metrics", "emf,otpl")]
    [InlineData("web", 2, "\"1\" is not a format of metrics.", "check", "x", "--metrics", "1")]
    [InlineData("web", 2, "\"\" is not a format of metrics.", "check", "x", "--metrics", "")]
    [InlineData("unrenderable", 1, "Alarm errors reads log events, which are not in Prometheus.", "render", "x", "--metrics", "Prometheus")]
    [InlineData("web", 1, "Could not find", "render", "x", "--prices", "/nowhere/prices.json")]
    [InlineData("web", 1, "Could not find", "check", "x", "--seen", "/nowhere/seen.json")]
    [InlineData("web", 2, "does not contain emitted signals. Download it from the local page", "check", "x", "--seen", "CommandService.deps.json")]
    [InlineData("web", 2, "is not a price table", "render", "x", "--prices", "CommandService.deps.json")]
    [InlineData("web", 1, "Could not find", "render", "/proc/self/x")]
    public async Task Wrong_use_gets_a_clear_answer(string shape, int expected, string message, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(shape, [.. arguments]);

        Assert.Contains(error, l => l.Contains(message, StringComparison.Ordinal));
        Assert.Equal(expected, exitCode);
        Assert.Empty(output);
    }

    [Fact]
    public async Task The_service_runs_without_the_word()
    {
        await using var service = ServiceProcess.Start(Program, Settings("web"), "--urls=http://127.0.0.1:0");

        await service.WaitForLineAsync(static l => l.Contains("a hosted service was started", StringComparison.Ordinal));

        Assert.Contains(service.Output.Lines, static l => l.Contains("code after Build was run", StringComparison.Ordinal));
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "CommandService.dll");

    private static Task<(int? ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Error)> RunAsync(string shape, params string[] arguments) => RunAsync(shape, arguments, []);

    private static async Task<(int? ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Error)> RunAsync(
        string shape,
        string[] arguments,
        params (string Name, string Value)[] settings)
    {
        await using var service = ServiceProcess.Start(Program, Settings(shape, settings), ["observability", .. arguments]);
        await service.WaitForExitAsync(TimeSpan.FromSeconds(30));
        return (service.ExitCode, service.Output.Lines, service.Error.Lines);
    }

    private static Dictionary<string, string> Settings(string shape, params (string Name, string Value)[] settings)
        => settings.Append(("SHAPE", shape)).Append(("OTEL_SERVICE_NAME", "shop")).ToDictionary(static s => s.Item1, static s => s.Item2, StringComparer.Ordinal);
}
