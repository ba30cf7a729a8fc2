using System.Diagnostics;
using System.Text.Json;

namespace Judges;

/// <summary>Debian's Chromium, driven by a list of steps: see <c>browser.mjs</c>.</summary>
public static class Browser
{
    private const string Program = "/usr/bin/chromium";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs the steps in a new browser.</summary>
    /// <param name="steps">Anonymous objects with <c>op</c> and the values of the operation.</param>
    /// <exception cref="InvalidOperationException">A step failed.</exception>
    /// <exception cref="JudgeUnavailableException">Node.js or Chromium is not installed.</exception>
    public static async Task<BrowserRun> RunAsync(params IEnumerable<object> steps)
    {
        if (!File.Exists(Program))
        {
            throw new JudgeUnavailableException($"{Program} is not installed, so pages cannot be opened. Run ./build.sh setup.");
        }

        var start = new ProcessStartInfo("node", ["browser.mjs"])
        {
            WorkingDirectory = JudgeFolder.Find(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { browser = Program, steps }));
        node.StandardInput.Close();
        try
        {
            await node.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            node.Kill(entireProcessTree: true);
            throw;
        }

        return node.ExitCode == 0
            ? BrowserRun.Read(JsonElement.Parse(await output))
            : throw new InvalidOperationException($"The browser ended with {node.ExitCode}: {await error}");
    }
}
