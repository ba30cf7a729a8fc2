using StandardObservability.Diagnosis.Doctor;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Doctor;

/// <summary>The command <c>doctor</c> in a service whose host cannot be built.</summary>
public sealed class FailedBuildTests
{
    [Theory]
    [InlineData("Logging__LogLevel__Default", "Warn", "Logging:LogLevel:Default is Warn,")]
    [InlineData("Logging__LogLevel__Shop.Orders", "Verbose", "Logging:LogLevel:Shop.Orders is Verbose,")]
    [InlineData("Logging__Console__LogLevel__Default", "Fatal", "Logging:Console:LogLevel:Default is Fatal,")]
    public async Task A_level_that_does_not_exist_is_a_problem_with_the_valid_names(string key, string level, string text)
    {
        var run = await DoctorRun.StartAsync((key, level));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("problem: " + text, Assert.Single(run.Problems), StringComparison.Ordinal);
        Assert.Contains(
            "  Set it to Trace, Debug, Information, Warning, Error, Critical or None. Serilog's Verbose is Trace, and its Fatal is Critical.", run.Output);
        Assert.Equal([DoctorPages.FailedBuild], run.Pages);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_exception_is_a_problem_with_its_stack_trace()
    {
        var run = await DoctorRun.StartAsync(("FAIL_THE_BUILD", "password=hunter2hunter2"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "problem: The program ended before the command could run: EndingService.CrashException:", Assert.Single(run.Problems), StringComparison.Ordinal);
        Assert.Contains("   at Program.", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Text, StringComparison.Ordinal);
    }
}
