using System.Diagnostics;
using Xunit;

namespace StandardObservability.Tool.Tests.Commands;

/// <summary>Commands of services. A script takes the place of the .NET SDK; Samples.Tests runs a real service.</summary>
public sealed class ServiceCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("render deploy", "run --no-launch-profile -- observability render deploy")]
    [InlineData("check deploy --metrics emf,otlp --seen s.json", "run --no-launch-profile -- observability check deploy --metrics emf,otlp --seen s.json")]
    [InlineData("render --project src/A deploy --prices p.json", "run --no-launch-profile --project src/A -- observability render deploy --prices p.json")]
    [InlineData("doctor --project src/A", "run --no-launch-profile --project src/A -- observability doctor")]
    [InlineData("check", "run --no-launch-profile -- observability check")]
    public async Task Arguments_output_and_exit_code_are_those_of_the_service(string arguments, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell.");
        WriteScript("echo \"$@\"; echo wrong >&2; exit 7");
        using var process = Start(_folder.Path, arguments.Split(' '));

        Assert.Equal(expected, (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
        Assert.Equal("wrong", (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7, process.ExitCode);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_service_too(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test needs the program env of Linux.");
        WriteScript("trap '' INT TERM; sleep 120 & echo $!; wait");
        using var process = StartWithSignals(_folder.Path, "render", "deploy");
        var child = int.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, System.Globalization.CultureInfo.InvariantCulture);

        using var kill = Process.Start("kill", ["-s", signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.NotEqual(0, process.ExitCode);
        Assert.True(HasEnded(child));
    }

    [Fact]
    public async Task Without_an_SDK_the_tool_names_the_remedy()
    {
        using var process = Start(_folder.Path, "render", "deploy");

        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("error: dotnet cannot be started: ", error, StringComparison.Ordinal);
        Assert.EndsWith("Install the .NET SDK, and add it to PATH.", error.Trim(), StringComparison.Ordinal);
        Assert.Equal(4, process.ExitCode);
    }

    // A process that was killed stays in the list until its parent, or the first process of the system, has read its end.
    private static bool HasEnded(int id)
    {
        var status = $"/proc/{id}/status";
        return SpinWait.SpinUntil(() => !File.Exists(status) || File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    private void WriteScript(string commands)
    {
        var path = _folder.Write("dotnet", $"#!/bin/sh\nPATH=/usr/bin:/bin\n{commands}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private static Process Start(string folder, params string[] arguments) => Start(folder, Program, arguments);

    // A process in the background of a script ignores SIGINT, and its children do too.
    private static Process StartWithSignals(string folder, params string[] arguments) => Start(folder, "/usr/bin/env", ["--default-signal=INT,TERM", Program, .. arguments]);

    // The program of the tool, because a process that dotnet started finds that dotnet first.
    private static string Program => Path.ChangeExtension(typeof(ToolProgram).Assembly.Location, null);

    private static Process Start(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = folder;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Process.Start(start)!;
    }
}
