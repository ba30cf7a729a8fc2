using System.Globalization;
using System.Runtime.InteropServices;

namespace StandardObservability.Benchmarks.Analyzers;

/// <summary>A project of many controllers, which the compiler of the SDK compiles.</summary>
internal sealed class AnalyzedProject
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _arguments;
    private readonly string _analyzers;

    private AnalyzedProject(string folder, IReadOnlyList<string> arguments, string analyzers)
    {
        _folder = folder;
        _arguments = arguments;
        _analyzers = analyzers;
    }

    /// <summary>Lines of each file.</summary>
    public static int LinesOfFile => ControllerText.Value.Split('\n').Length;

    private static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string Sdk => Tool.Output("dotnet", "--version") is var version ? Path.Combine(DotNet, "sdk", version) : "";

    /// <summary>Writes the files, and builds the analyzers as they are packed.</summary>
    public static AnalyzedProject Create(int files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "analyzed")).FullName;
        for (var i = 0; i < files; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"Orders{i}.cs"), ControllerText.Value.Replace("NUMBER", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        File.WriteAllText(Path.Combine(folder, "telemetry.policy.json"), """
            { "policy": "acme", "version": "1.0.0", "extends": ["house/1", "otel-semconv/1.44"], "owned": ["acme.*"] }
            """);
        File.WriteAllText(Path.Combine(folder, "inventory.globalconfig"), "is_global = true\nbuild_property.TelemetryInventory = true\n");
        var analyzers = Repository.Build("src/StandardObservability.Analyzers.CodeFixes");
        return new AnalyzedProject(folder, [.. Arguments(folder, files)], analyzers);
    }

    /// <summary>Compiles the project once.</summary>
    /// <returns>Seconds of processor time of all threads.</returns>
    public double Compile(AnalyzerState state)
    {
        var file = Path.Combine(_folder, $"{state}.rsp");
        File.WriteAllLines(file, _arguments.Concat(Arguments(state)));
        var times = Tool.Errors(
            "bash",
            "-c",
            $"cd '{_folder}' && TIMEFORMAT='%U %S' && time \"$@\" > /dev/null",
            "bash",
            "dotnet",
            "exec",
            Path.Combine(Sdk, "Roslyn", "bincore", "csc.dll"),
            "/noconfig",
            $"@{file}");
        return times.Split('\n')[^1].Split(' ').Sum(static time => double.Parse(time, CultureInfo.InvariantCulture));
    }

    private IEnumerable<string> Arguments(AnalyzerState state)
    {
        if (state is AnalyzerState.Enabled or AnalyzerState.EnabledWithLog)
        {
            foreach (var assembly in Directory.EnumerateFiles(_analyzers, "StandardObservability*.dll"))
            {
                yield return $"/analyzer:{assembly}";
            }

            yield return "/additionalfile:telemetry.policy.json";
        }

        if (state is AnalyzerState.Log or AnalyzerState.EnabledWithLog)
        {
            yield return $"/errorlog:{state}.sarif,version=2.1";
        }

        if (state == AnalyzerState.EnabledWithLog)
        {
            yield return "/analyzerconfig:inventory.globalconfig";
        }
    }

    private static IEnumerable<string> Arguments(string folder, int files)
    {
        foreach (var pack in (string[])["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"])
        {
            var version = Directory.EnumerateDirectories(Path.Combine(DotNet, "packs", pack)).Max(StringComparer.Ordinal)!;
            foreach (var reference in Directory.EnumerateFiles(Path.Combine(version, "ref", "net10.0"), "*.dll"))
            {
                yield return $"/reference:{reference}";
            }

            foreach (var analyzer in Directory.EnumerateFiles(Path.Combine(version, "analyzers", "dotnet", "cs"), "*.dll"))
            {
                yield return $"/analyzer:{analyzer}";
            }
        }

        foreach (var analyzer in Directory.EnumerateFiles(Path.Combine(Sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers"), "*.dll"))
        {
            yield return $"/analyzer:{analyzer}";
        }

        yield return "/target:library";
        yield return "/nullable:enable";
        yield return "/langversion:latest";
        yield return "/deterministic+";
        yield return "/out:analyzed.dll";
        for (var i = 0; i < files; i++)
        {
            yield return Path.Combine(folder, $"Orders{i}.cs");
        }
    }
}
