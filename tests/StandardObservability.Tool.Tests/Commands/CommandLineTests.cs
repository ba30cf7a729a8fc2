using System.Diagnostics;
using Xunit;

namespace StandardObservability.Tool.Tests.Commands;

/// <summary>The built program as a process.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Verify_writes_plain_UTF_8_without_colours_when_it_is_not_on_a_terminal()
    {
        var (exitCode, output, error) = await RunAsync(ShopBuild.Folder, "verify", "--today", "2026-12-01");

        Assert.Equal(1, exitCode);
        Assert.Equal("", error);
        Assert.StartsWith("Orders.cs(20,77): enforce TEL101: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Help_documents_the_exit_codes()
    {
        var (exitCode, output, _) = await RunAsync(ShopBuild.Folder, "--help");

        Assert.Equal(0, exitCode);
        Assert.Contains("2  an exemption has expired", output, StringComparison.Ordinal);
        Assert.Contains("when several apply, the highest one is used", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("accept")]
    [InlineData("diff")]
    public async Task Help_of_a_command_has_its_exit_codes(string command)
    {
        var (exitCode, output, _) = await RunAsync(ShopBuild.Folder, command, "--help");

        Assert.Equal(0, exitCode);
        Assert.Contains("Exit codes: 0 success, 1 findings, 2 expired exemption, 3 unusable policy or missing stamp, 4 tool error.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_is_a_tool_error()
    {
        var (exitCode, output, error) = await RunAsync(ShopBuild.Folder);

        Assert.Equal(4, exitCode);
        Assert.Equal("", output);
        Assert.StartsWith("error: Required command was not provided.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_prints_the_page_of_each_rule_offline()
    {
        var (exitCode, output, _) = await RunAsync(ShopBuild.Folder, "explain", "tel103");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("# TEL103", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_log_event_can_be_explained()
    {
        using var folder = new TestFolder();

        var run = ToolRun.In(folder.Path, "explain", "304");

        Assert.StartsWith("Warning: Metric {Instrument} ends for the attribute values", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("An observable instrument reports only what exists now.\n", run.Output, StringComparison.Ordinal);
        Assert.All(typeof(Conventions.EventIds).GetFields(), id => Assert.NotEmpty(ToolRun.In(folder.Path, "explain", $"{id.GetRawConstantValue()}").Output));
    }

    [Fact]
    public void An_event_is_explained_with_its_remedies_and_without_repeated_messages()
    {
        using var folder = new TestFolder();

        var export = ToolRun.In(folder.Path, "explain", "600").Output;
        var start = ToolRun.In(folder.Path, "explain", "700").Output;

        Assert.Contains("\n\n## An export fails\n", export, StringComparison.Ordinal);
        Assert.Contains("| `answered 404` | The path is wrong,", export, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", export, StringComparison.Ordinal);
        Assert.DoesNotContain("## The start is slow", export, StringComparison.Ordinal);
        Assert.Equal(2, start.Split("Observability started.").Length);
        Assert.Contains("Information: Observability is disabled: {Reason}.", start, StringComparison.Ordinal);
        Assert.Contains("Policy: {Policy}.", start, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("305304")]
    [InlineData("99999999999")]
    [InlineData("0")]
    public void An_event_that_does_not_exist_gets_a_clear_answer(string id)
    {
        using var folder = new TestFolder();

        Assert.StartsWith($"error: {id} is not a log event of the library.", ToolRun.In(folder.Path, "explain", id).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_can_be_explained()
    {
        using var folder = new TestFolder();

        Assert.All(Conventions.Policy.Rules.PolicyRules.Rules, rule => Assert.StartsWith($"# {rule.Id}", ToolRun.In(folder.Path, "explain", rule.Id).Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_a_tool_error_with_a_suggestion()
    {
        using var folder = new TestFolder();
        var run = ToolRun.In(folder.Path, "explain", "TEL1O3");

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: \"TEL1O3\" is neither a rule (for example TEL103) nor the id of an event (for example 304). Only these have a page. Did you mean \"TEL10", run.Error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ToolProgram).Assembly.Location, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, output, await error);
    }
}
