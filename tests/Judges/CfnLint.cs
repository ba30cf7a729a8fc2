using System.ComponentModel;
using System.Diagnostics;

namespace Judges;

/// <summary>AWS's linter of CloudFormation templates, which also knows the actions of IAM.</summary>
public static class CfnLint
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong with a template file; empty if nothing is.</summary>
    /// <exception cref="JudgeUnavailableException">cfn-lint is not installed.</exception>
    public static async Task<string> CheckAsync(string file)
    {
        try
        {
            using var tool = Process.Start(new ProcessStartInfo("cfn-lint", ["--non-zero-exit-code", "warning", file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (output, error) = (tool.StandardOutput.ReadToEndAsync(), tool.StandardError.ReadToEndAsync());
            await tool.WaitForExitAsync().WaitAsync(Patience);
            return tool.ExitCode == 0 ? string.Empty : await output + await error;
        }
        catch (Win32Exception missing)
        {
            throw new JudgeUnavailableException("cfn-lint is not installed, so templates are checked by AWS's validator alone.", missing);
        }
    }
}
