using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Judges;
using Samples.Tests.Publishing;

namespace Samples.Tests.Containers;

/// <summary>Checkout.Api as in a container: with the variables of its Dockerfile, in the namespaces and with the rights that container.sh makes.</summary>
internal sealed class Container : IAsyncDisposable
{
    private const string UserId = "1654";

    // Not below /tmp, which the program does not see.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory($"/var/tmp/observability-container-{Guid.NewGuid():N}");
    private readonly string _program;

    public Container(SampleBuild build)
    {
        var built = new FileInfo(SampleProgram.Find(build, "Checkout.Api"));
        foreach (var file in built.Directory!.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.CopyTo(Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(App, Path.GetRelativePath(built.Directory.FullName, file.FullName)))!).FullName + "/" + file.Name);
        }

        _program = Path.Combine(App, built.Name);
        Directory.CreateDirectory(Data);
        Run("chmod", "-R", "a+rX", _folder.FullName);
        Run("chown", $"{UserId}:{UserId}", Data);
    }

    public string App => Path.Combine(_folder.FullName, "app");

    /// <summary>The only writable folder, which is the volume of the image.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));

    /// <summary>The reason why this machine cannot run it, or null.</summary>
    public static string? FindReasonToSkip()
    {
        try
        {
            Run("unshare", "--mount", "--pid", "--fork", "setpriv", "--version");
            return null;
        }
        catch (Exception e)
        {
            return $"A container needs Linux, root and util-linux: {e.Message}";
        }
    }

    /// <summary>Starts the program.</summary>
    /// <param name="settings">Variables, besides those of the Dockerfile.</param>
    /// <param name="redirect">What the shell does to the streams.</param>
    /// <param name="arguments">Arguments of the program.</param>
    public ServiceProcess Start(IEnumerable<(string Name, string Value)> settings, string redirect = "", params string[] arguments)
    {
        var environment = Dockerfile.Read("Checkout.Api").Environment.ToDictionary(StringComparer.Ordinal);
        environment["Database__Path"] = Path.Combine(Data, Path.GetFileName(environment["Database__Path"]));
        environment["ASPNETCORE_URLS"] = Address.ToString();
        (environment["APP"], environment["DATA"], environment["APP_UID"], environment["REDIRECT"]) = (App, Data, UserId, redirect);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        string[] command = _program.EndsWith(".dll", StringComparison.Ordinal) ? [DotNet, _program] : [_program];
        return ServiceProcess.Start("/usr/bin/unshare", environment, ["--mount", "--pid", "--fork", "--kill-child", "sh", Script, .. command, .. arguments]);
    }

    /// <summary>The id of the program outside of its namespace, in which it is 1.</summary>
    public static int FindProgram(ServiceProcess process) =>
        int.Parse(File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Trim(), CultureInfo.InvariantCulture);

    /// <summary>Sends a signal to the program.</summary>
    public static void Signal(ServiceProcess process, int signal) => Run("kill", $"-{signal}", $"{FindProgram(process)}");

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string DotNet => Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");

    private static string Script => Path.GetFullPath(Path.Combine(SampleProgram.DeployedFiles, "..", "..", "tests", "Samples.Tests", "Containers", "container.sh"));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output}");
        }
    }
}
