using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Demo.Services;

/// <summary>The NuGet package of Aspire's dashboard, which is downloaded when the demo needs it: see samples/Viewer.</summary>
internal static class ViewerPackage
{
    private const string Program = "Aspire.Dashboard";

    private const string Alternative
        = "Start it from its container and send the telemetry there: docker run --rm -p 127.0.0.1:18888:18888 -p 127.0.0.1:4318:18890 "
        + "-e ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS=true mcr.microsoft.com/dotnet/aspire-dashboard:latest; "
        + "./build.sh demo --keep --otlp http://localhost:4318";

    /// <returns>The program file.</returns>
    /// <exception cref="DemoFailedException">There is none for this system, or the package cannot be downloaded.</exception>
    public static async Task<string> RestoreAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            throw new DemoFailedException($"--viewer starts Aspire's dashboard on Linux x64 only. {Alternative}");
        }

        var project = ServiceFiles.Folder("Viewer");
        await RunAsync(["restore", project, "-v", "quiet"], cancellationToken);
        var folder = await RunAsync(["msbuild", project, "-getProperty:DashboardFolder"], cancellationToken);
        var program = Path.Combine(folder.Trim(), Program);
        return File.Exists(program) ? program : throw new DemoFailedException($"{program} does not exist. {Alternative}");
    }

    /// <returns>The standard output.</returns>
    private static async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var dotnet = Process.Start(new ProcessStartInfo(ServiceFiles.Dotnet, arguments) { RedirectStandardOutput = true })!;
        var output = await dotnet.StandardOutput.ReadToEndAsync(cancellationToken);
        await dotnet.WaitForExitAsync(cancellationToken);
        return dotnet.ExitCode == 0 ? output : throw new DemoFailedException($"The package of Aspire's dashboard cannot be downloaded. {Alternative}\n{output}");
    }
}
