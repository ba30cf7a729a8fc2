using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Samples.Tests;

/// <summary>What each gate reports of Acme.Legacy, which breaks ten rules, and of Acme.Orders, which breaks none. docs/standards.md shows it.</summary>
public sealed partial class AcmeGatesTests(AcmeLegacyBuild legacy) : IClassFixture<AcmeLegacyBuild>
{
    private static readonly string[] BrokenRules = ["TEL101", "TEL103", "TEL105", "TEL106", "TEL107", "TEL204", "TEL302", "TEL303", "TEL304", "TEL305"];

    [Fact]
    public void The_compiler_reports_ten_rules_as_the_page_shows()
    {
        var findings = legacy.Output.Split('\n').Select(static line => CompilerFinding().Match(line)).Where(static match => match.Success)
            .Select(static match => $"{match.Groups[1].Value}: {match.Groups[2].Value}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(BrokenRules, findings.Select(static finding => Regex.Match(finding, "TEL[0-9]+").Value).Order(StringComparer.Ordinal));
        AssertPageShows("The compiler", findings);
    }

    [Fact]
    public async Task The_running_service_reports_what_it_drops_and_redacts_as_the_page_shows()
    {
        var output = await RunAsync("dotnet", legacy.Folder, Path.Combine(legacy.Folder, "bin", Configuration, "net10.0", "Acme.Legacy.dll"));
        var findings = output.Split('\n').Where(static line => line.Contains("\"event_id\":900", StringComparison.Ordinal))
            .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("message").GetString()!).ToList();

        AssertPageShows("The running service", findings);
        Assert.DoesNotContain("user-7", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_build_server_fails_as_the_page_shows()
    {
        var output = await VerifyAsync(legacy.Folder);

        Assert.Equal(BrokenRules, Regex.Matches(output, "(?:enforce|warn) (TEL[0-9]+):").Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        var finding = output[output.IndexOf("samples", StringComparison.Ordinal)..output.IndexOf("\n\n", StringComparison.Ordinal)];
        AssertPageShows("The build server", [finding.Replace("samples/Acme.Legacy/", "", StringComparison.Ordinal), output.Trim().Split('\n')[^1]]);
    }

    [Fact]
    public async Task The_build_server_finds_nothing_in_the_service_that_keeps_the_policy()
    {
        var orders = Path.Combine(Root, "samples", "Acme.Orders");
        await AcmeLegacyBuild.BuildAsync(orders);

        Assert.EndsWith("0 enforced findings, 0 warnings, 0 audited, 0 exempt; policy acme 1.0.0; exit code 0.", (await VerifyAsync(orders)).Trim(), StringComparison.Ordinal);
    }

    private static Task<string> VerifyAsync(string folder) => RunAsync(
        "dotnet",
        Root,
        Path.Combine(Root, "src", "StandardObservability.Tool", "bin", Configuration, "net10.0", "StandardObservability.Tool.dll"),
        "verify",
        Path.GetRelativePath(Root, folder),
        "--today",
        "2026-12-01");

    // The section of the page has one block with exactly these lines.
    private static void AssertPageShows(string heading, IEnumerable<string> lines)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "standards.md"));
        var block = Regex.Match(page, $"#### {heading}\n.*?```\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;

        Assert.Equal(string.Join('\n', lines), block);
    }

    internal static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output + await errors;
    }

    internal static string Root { get; } = Path.GetFullPath(Find("RepositoryRoot"));

    internal static string Configuration { get; } = Find("Configuration");

    private static string Find(string name) =>
        typeof(AcmeGatesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;

    [GeneratedRegex(@"(\w+\.cs\([0-9]+,[0-9]+\)): warning (TEL[0-9]+: .*) \[")]
    private static partial Regex CompilerFinding();
}
