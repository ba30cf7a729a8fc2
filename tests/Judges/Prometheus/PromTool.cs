using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Judges.Prometheus;

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

    /// <summary>The values of expressions after some minutes, each with the labels in Prometheus' notation.</summary>
    /// <param name="series">The series with their values, one each <paramref name="interval"/>, in promtool's notation.</param>
    /// <param name="interval">Time between two values, for example <c>15s</c>.</param>
    /// <param name="expressions">The expressions.</param>
    /// <param name="minutes">The time of the evaluation.</param>
    /// <exception cref="JudgeUnavailableException">promtool is not installed.</exception>
    /// <exception cref="InvalidDataException">An expression is not valid, or two of its series are one.</exception>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, double>>> EvaluateAsync(
        IReadOnlyList<(string Series, string Values)> series,
        string interval,
        IReadOnlyList<string> expressions,
        int minutes)
    {
        // No expression has the expected value, so promtool writes what each one has.
        var test = new
        {
            evaluation_interval = "1m",
            tests = new[]
            {
                new
                {
                    interval,
                    input_series = series.Select(static s => new { series = s.Series, values = s.Values }),
                    promql_expr_test = expressions.Select(e => new { expr = e, eval_time = $"{minutes}m", exp_samples = new[] { new { labels = "{never=\"1\"}", value = 0 } } }),
                },
            },
        };
        var (_, output) = await RunAsync(["test", "rules", "test.yml"], ("test.yml", JsonSerializer.Serialize(test)));
        var results = Got().Matches(output).Select(static m => Sample().Matches(m.Groups[1].Value).ToDictionary(
            static s => s.Groups[1].Value,
            static s => s.Groups[2].Value == "NaN" ? double.NaN : double.Parse(s.Groups[2].ValueSpan.TrimStart('+'), CultureInfo.InvariantCulture),
            StringComparer.Ordinal)).ToList();
        return results.Count == expressions.Count ? results : throw new InvalidDataException(output);
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
        => Part().Matches(text).Aggregate(TimeSpan.Zero, static (sum, m) => sum + (int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * (m.Groups[2].Value switch
        {
            "d" => TimeSpan.FromDays(1),
            "h" => TimeSpan.FromHours(1),
            "m" => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromSeconds(1),
        })));

    [GeneratedRegex(@"alertname: ?(\S+), time: (\S+),")]
    private static partial Regex Fired();

    [GeneratedRegex("^ +got: ?(.*)$", RegexOptions.Multiline)]
    private static partial Regex Got();

    [GeneratedRegex("""(\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}) ([^ ,]+)""")]
    private static partial Regex Sample();

    [GeneratedRegex("([0-9]+)([dhms])")]
    private static partial Regex Part();
}
