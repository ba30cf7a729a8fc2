using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Judges;

/// <summary>Prometheus' own tool: it checks rules, and evaluates them over series of a test.</summary>
public static partial class PromTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong with a rule file; empty if nothing is.</summary>
    /// <exception cref="JudgeUnavailableException">promtool is not installed.</exception>
    public static async Task<string> CheckRulesAsync(string rules)
    {
        var (exitCode, output) = await RunAsync(["check", "rules", "rules.yml"], ("rules.yml", rules));
        return exitCode == 0 ? string.Empty : output;
    }

    /// <summary>The minutes at whose end each alert fires.</summary>
    /// <param name="rules">The rule file.</param>
    /// <param name="series">The series with their values, one each <paramref name="interval"/>, in promtool's notation.</param>
    /// <param name="interval">Time between two values, for example <c>15s</c>.</param>
    /// <param name="alerts">The alerts.</param>
    /// <param name="minutes">The number of minutes.</param>
    /// <exception cref="JudgeUnavailableException">promtool is not installed.</exception>
    public static async Task<IReadOnlyDictionary<string, SortedSet<int>>> FindFiringAsync(
        string rules,
        IReadOnlyList<(string Series, string Values)> series,
        string interval,
        IReadOnlyList<string> alerts,
        int minutes)
    {
        // Nothing is expected to fire, so promtool names each alert and time at which it does.
        var expected = alerts.SelectMany(a => Enumerable.Range(1, minutes).Select(m => $"      - {{eval_time: {m}m, alertname: {a}, exp_alerts: []}}\n"));
        var input = series.Select(static s => $"      - series: '{s.Series}'\n        values: '{s.Values}'\n");
        var test = $"rule_files: [rules.yml]\nevaluation_interval: 1m\ntests:\n  - interval: {interval}\n    input_series:\n{string.Concat(input)}    alert_rule_test:\n{string.Concat(expected)}";
        var (exitCode, output) = await RunAsync(["test", "rules", "test.yml"], ("rules.yml", rules), ("test.yml", test));
        var firing = alerts.ToDictionary(static a => a, static _ => new SortedSet<int>(), StringComparer.Ordinal);
        foreach (Match match in Fired().Matches(output))
        {
            firing[match.Groups[1].Value].Add((int)ReadTime(match.Groups[2].Value).TotalMinutes);
        }

        return exitCode == 0 || firing.Values.Any(static f => f.Count > 0) ? firing : throw new InvalidDataException(output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("promtool").FullName;
        try
        {
            foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            using var tool = Process.Start(new ProcessStartInfo("promtool", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (tool.StandardOutput.ReadToEndAsync(), tool.StandardError.ReadToEndAsync());
            await tool.WaitForExitAsync().WaitAsync(Patience);
            return (tool.ExitCode, await output + await error);
        }
        catch (Win32Exception missing)
        {
            throw new JudgeUnavailableException("promtool is not installed, so rules cannot be evaluated. Run ./build.sh setup.", missing);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads a duration such as <c>1h5m</c>.</summary>
    private static TimeSpan ReadTime(string text)
        => Part().Matches(text).Aggregate(TimeSpan.Zero, static (sum, m) => sum + (int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) * (m.Groups[2].Value switch
        {
            "d" => TimeSpan.FromDays(1),
            "h" => TimeSpan.FromHours(1),
            "m" => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromSeconds(1),
        })));

    [GeneratedRegex(@"alertname: ?(\S+), time: (\S+),")]
    private static partial Regex Fired();

    [GeneratedRegex("([0-9]+)([dhms])")]
    private static partial Regex Part();
}
